import {Box, Text} from 'ink';
import {useState, type ReactNode} from 'react';
import {FieldLabel} from '../components/field/field-label.js';
import {OneField} from '../components/field/one-field.js';
import {ScrollLines, lastTop, type ScrollLine} from '../components/scroll-lines.js';
import {useWindowSize} from '../components/use-window-size.js';
import {scrollHandlers} from '../keys/scroll-handlers.js';
import {useAppContext, type KeyHandlers} from '../session/app-context.js';
import {useLeaveForm} from '../keys/use-leave-form.js';
import {ClusterScreen} from './cluster-screen.js';
import {PathNames} from './path/path-names.js';
import {usePathCompletion} from './path/use-path-completion.js';
import {useBodyRows} from './use-body-rows.js';

type FormField<Name extends string> = {
	readonly name: Name;
	readonly label: string;
	readonly placeholder: string;
	/**
	Whether it takes a path, which Tab completes.
	*/
	readonly isPath?: boolean;
	/**
	The field's text at first. Empty by default.
	*/
	readonly initial?: string;
};

type Props<Name extends string> = {
	readonly title: string;
	/**
	Drawn above the fields; says what they are for.
	*/
	readonly introduction: ReactNode;
	/**
	From top to bottom. The first has the focus at first.
	*/
	readonly fields: ReadonlyArray<FormField<Name>>;
	/**
	A row below the fields whose value Space changes.
	*/
	readonly choice?: {readonly label: string; readonly value: string; readonly onToggle: () => void} | undefined;
	/**
	Lines below, which PgDn and PgUp scroll. They get the rows that are left.
	*/
	readonly review?: readonly ScrollLine[] | undefined;
	readonly isActive: boolean;
	/**
	Called when Enter is pressed. The texts are as they were typed, not trimmed.
	*/
	readonly onUse: (texts: Readonly<Record<Name, string>>) => void;
	/**
	Drawn below the fields; says what Enter would do with these texts.
	*/
	readonly below?: (texts: Readonly<Record<Name, string>>) => ReactNode;
};

const noLines: readonly ScrollLine[] = [];

// A blank row above it, and the two lines of a narrow window.
const introductionRows = 3;

/**
A screen in an open cluster that asks for one or a few lines of text. Enter uses them, Esc goes back; where a text has been changed, Esc asks once.
*/
export function FieldForm<Name extends string>({title, introduction, fields, choice, review = noLines, isActive, onUse, below}: Props<Name>) {
	const {navigate} = useAppContext();
	const {columns} = useWindowSize();
	const bodyRows = useBodyRows();
	const [texts, setTexts] = useState(() => Object.fromEntries(fields.map(({name, initial}) => [name, initial ?? ''])) as Record<Name, string>);
	const [focus, setFocus] = useState(0);
	const [top, setTop] = useState(0);
	const controls = fields.length + (choice ? 1 : 0);
	const {name: focused, isPath = false} = fields[focus] ?? {};
	const height = Math.max(1, bodyRows - introductionRows - controls - 2);
	const change = (name: Name, text: string) => {
		setTexts({...texts, [name]: text});
	};

	const moveBy = (step: number) => () => {
		setFocus((focus + step + controls) % controls);
	};

	const completion = usePathCompletion({
		text: focused === undefined ? '' : texts[focused],
		onComplete(path) {
			if (focused !== undefined) {
				change(focused, path);
			}
		},
		toNext: controls > 1 ? moveBy(1) : undefined,
	});
	const leave = useLeaveForm({
		draft: JSON.stringify(texts),
		onLeave() {
			navigate({type: 'closed'});
		},
	});
	const handlers: KeyHandlers = {
		...(!completion.isReading && {
			'use-target'() {
				onUse(texts);
			},
		}),
		...(isPath && {'complete-path': completion.complete}),
		...(focused === undefined && choice && {'toggle-choice': choice.onToggle}),
		cancel: leave,
		...scrollHandlers({count: review.length, height}, by => {
			setTop(Math.min(Math.max(0, top + by), lastTop(review.length, height)));
		}),
		...(controls > 1 && {'next-field': moveBy(1), 'previous-field': moveBy(-1)}),
	};

	const labelWidth = Math.max(...[...fields, ...(choice ? [choice] : [])].map(({label}) => label.length));
	return (
		<ClusterScreen title={title} scope={focused === undefined ? 'form-choice' : (isPath ? 'path-field' : 'one-field')} handlers={handlers} isActive={isActive}>
			<Box flexDirection='column' paddingLeft={3} paddingRight={1} paddingTop={1}>
				{introduction}
				<Box marginTop={1} flexDirection='column'>
					{fields.map(({name, label, placeholder}) => (
						<OneField
							key={name} isFocused={isActive && name === focused} label={label.padEnd(labelWidth)}
							value={texts[name]}
							width={columns - labelWidth - 12} placeholder={placeholder}
							onChange={text => {
								change(name, text);
							}}
						/>
					))}
					{isPath ? <PathNames names={completion.names} width={columns - 8}/> : undefined}
					{choice
						? (
							<Box height={1} flexShrink={0}>
								<FieldLabel label={`${choice.label.padEnd(labelWidth)}  `} isFocused={isActive && focused === undefined}/>
								<Text>{choice.value}</Text>
							</Box>
						)
						: undefined}
				</Box>
				{review.length > 0 ? <Box marginTop={1}><ScrollLines lines={review} top={top} height={Math.min(height, review.length)} width={columns - 4}/></Box> : undefined}
				{below && <Box marginTop={1} flexDirection='column'>{below(texts)}</Box>}
			</Box>
		</ClusterScreen>
	);
}
