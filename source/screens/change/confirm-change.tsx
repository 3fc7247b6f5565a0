import {useMemo} from 'react';
import {useWindowSize} from '../../components/use-window-size.js';
import {useShow} from '../../session/use-show.js';
import {buttonWords, changeWords} from '../../operations/change-words.js';
import {reasonOfBatch, type ChangeBatch} from '../../session/change-batch.js';
import {policySubjectOf} from '../../audit/policy/policy-subject.js';
import {wrapLines} from '../../components/wrap-lines.js';
import {usePolicyVerdict} from '../../session/policy/use-policy-verdict.js';
import {display} from '../../terminal/display.js';
import {useForeseen} from '../audit/use-foreseen.js';
import {ClusterScreen} from '../cluster-screen.js';
import {ChangeQuestion, rowsOfSentences} from './change-question.js';
import {ConfirmControls} from './confirm-controls.js';
import {confirmLines} from './confirm-lines.js';
import {useConfirmAlternatives} from './use-confirm-alternatives.js';
import {useConfirmFacts} from './use-confirm-facts.js';
import {useConfirmForm} from './use-confirm-form.js';

type Props = {
	/**
	Exactly what is to be done. No refresh changes it.
	*/
	readonly batch: ChangeBatch;
	readonly isActive: boolean;
};

/**
The portal's Revoke Database Token, with what the portal does not show: what would break; and the same for every other kind of change. Nothing is sent from here; the button opens the run.
*/
export function ConfirmChange({batch, isActive}: Props) {
	const {columns, rows} = useWindowSize();
	const show = useShow();
	const {action} = batch;
	const count = batch.changes.length;
	const {title, effect, consequence, isDangerous} = changeWords[action];
	const hasCheckbox = action === 'revoke';
	const {impact, phrases: phrasesOfFacts, now, databasesWords} = useConfirmFacts(batch);
	const verdict = usePolicyVerdict(policySubjectOf(batch.isUndo ? [] : batch.changes));

	const width = columns - 6;
	const purpose = reasonOfBatch(batch);
	const foreseen = useForeseen(batch);
	const lines = useMemo(() => [
		...wrapLines((verdict?.sentences ?? []).map((sentence, index) => ({key: `policy ${index}`, text: show(sentence), meaning: 'warning' as const})), width),
		...confirmLines({...batch, ...(purpose !== undefined && {purpose})}, impact, {
			now, width, show, databasesWords, foreseen,
		}),
	], [verdict, batch, purpose, impact, now, width, show, databasesWords, foreseen]);
	const policyPhrase = verdict?.phrase && {phrase: display(verdict.phrase.phrase), reason: show(verdict.phrase.reason)};
	const phrases = policyPhrase ? [...phrasesOfFacts, policyPhrase] : phrasesOfFacts;
	const sentences = [effect(count), consequence(count)] as const;
	// The sentences above; box, phrases, refusal and buttons below, with a blank line before and after what scrolls where there is room.
	const isRoomy = rows >= 20;
	const otherRows = rowsOfSentences(sentences, width) + (isRoomy ? 3 : 0) + (hasCheckbox ? 1 : 0) + phrases.length + 1;

	const {
		form, refusal, height, dispatch, handlers, onOther, hasBeenSeen,
	} = useConfirmForm({
		batch, phrases: phrasesOfFacts.map(({phrase}) => phrase), needsTick: hasCheckbox, verdict, scrolled: {count: lines.length, otherRows},
	});
	const alternatives = useConfirmAlternatives(batch, {now, hasBeenSeen});
	const [scope, heard] = typeof form.focus === 'object' ? ['confirm-phrase', handlers] as const : ['confirm', {...handlers, ...alternatives}] as const;
	return (
		<ClusterScreen title={title} scope={scope} handlers={heard} isActive={isActive} message={refusal} onOther={onOther}>
			<ChangeQuestion
				meaning={isDangerous ? 'danger' : 'accent'} sentences={sentences}
				lines={lines} top={form.top} height={height}
				width={width} isRoomy={isRoomy}
			/>
			<ConfirmControls form={form} phrases={phrases} isActive={isActive} isRoomy={isRoomy} isDangerous={isDangerous} button={buttonWords(action, count)} dispatch={dispatch}/>
		</ClusterScreen>
	);
}
