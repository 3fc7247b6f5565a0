import {Prose} from '../../../components/prose.js';
import type {ScrollLine} from '../../../components/scroll-lines.js';
import {useAppContext} from '../../../session/app-context.js';
import {useClusterSession} from '../../../session/use-cluster-session.js';
import {useShow} from '../../../session/use-show.js';
import {longestViewName, type SavedView} from '../../../settings/change-habits.js';
import {useTheme} from '../../../theme/theme-context.js';
import {FieldForm} from '../../field-form.js';

/**
Keeps the filter, the order and the inactive tokens of the list under a digit, with a name. An empty name deletes the digit's view.
*/
export function SavedViews({isActive}: {readonly isActive: boolean}) {
	const {navigate, notice, services} = useAppContext();
	const {view: {filterText, filterError, sort, showsInactive}} = useClusterSession();
	const {styles} = useTheme();
	const show = useShow();
	const views = services.habits.current().views ?? [];
	const free = [1, 2, 3, 4, 5, 6, 7, 8, 9].find(digit => views.every(view => view.digit !== digit));
	const present = wordsOf({filter: filterText.trim(), sort, showsInactive}, show);

	const whatFollows = (texts: {readonly digit: string; readonly name: string}): {readonly isGood: boolean; readonly words: string} => {
		const digit = digitOf(texts.digit);
		if (digit === undefined) {
			return {isGood: false, words: 'The digit is one from 1 to 9.'};
		}

		const name = texts.name.trim();
		if (name.length > longestViewName) {
			return {isGood: false, words: `A name has at most ${longestViewName} characters.`};
		}

		const old = views.find(view => view.digit === digit);
		if (name === '') {
			return old ? {isGood: true, words: `Enter deletes view ${digit}, ${show(old.name)}.`} : {isGood: false, words: 'Give the view a name. An empty one deletes the view of a digit.'};
		}

		return filterError
			? {isGood: false, words: `The list does not follow its filter, which has a mistake: ${show(filterError.message)}. Esc, then / corrects it.`}
			: {isGood: true, words: `Enter keeps this list under ${digit}${old ? ` in place of ${show(old.name)}` : ''}: ${present}.`};
	};

	return (
		<FieldForm
			title='Saved views' isActive={isActive}
			introduction={<Prose>In the list, a digit shows its view in every cluster: the filter, the order, and whether inactive tokens are shown.</Prose>}
			fields={[
				{
					name: 'digit', label: 'Digit', placeholder: '1 to 9', initial: free === undefined ? '' : `${free}`,
				},
				{name: 'name', label: 'Name', placeholder: 'e.g. expires soon'},
			]}
			review={views.map((view): ScrollLine => ({key: `${view.digit}`, text: `${view.digit}  ${show(view.name)}: ${wordsOf(view, show)}`, hang: 3}))}
			below={texts => {
				const {isGood, words} = whatFollows(texts);
				return <Prose {...(isGood ? {} : styles.muted)}>{words}</Prose>;
			}}
			onUse={texts => {
				const digit = digitOf(texts.digit);
				const {isGood, words} = whatFollows(texts);
				if (digit === undefined || !isGood) {
					notice(words, 'warning');
					return;
				}

				const name = texts.name.trim();
				services.habits.keep({
					view: {
						digit, view: name === ''
							? undefined
							: {
								digit, name, filter: filterText.trim(), sort, showsInactive,
							},
					},
				});
				if (name !== '' && services.habits.current().views?.some(view => view.digit === digit && view.name === name) !== true) {
					notice('The view is not kept, because a part of it looks like a token.', 'danger');
					return;
				}

				navigate({type: 'closed'});
				notice(name === '' ? `View ${digit} is deleted.` : `View ${digit} is kept: ${show(name)}. ${digit} shows it.`, 'good');
			}}
		/>
	);
}

function digitOf(text: string): number | undefined {
	return /^[1-9]$/.test(text.trim()) ? Number(text) : undefined;
}

function wordsOf({filter, sort, showsInactive}: Omit<SavedView, 'digit' | 'name'>, show: (text: string) => string): string {
	return [filter === '' ? 'all tokens' : show(filter), `by ${sort.column}${sort.descending ? ' from the end' : ''}`, ...showsInactive ? ['with inactive ones'] : []].join(', ');
}
