import {Box} from 'ink';
import {useState, type ReactNode} from 'react';
import {OneField} from '../components/field/one-field.js';
import {useWindowSize} from '../components/use-window-size.js';
import {useAppContext, type KeyHandlers} from '../session/app-context.js';
import {ClusterScreen} from './cluster-screen.js';

type FormField<Name extends string> = {
	readonly name: Name;
	readonly label: string;
	readonly placeholder: string;
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

/**
A screen in an open cluster that asks for one or a few lines of text. Enter uses them, Esc goes back.
*/
export function FieldForm<Name extends string>({title, introduction, fields, isActive, onUse, below}: Props<Name>) {
	const {navigate} = useAppContext();
	const {columns} = useWindowSize();
	const [texts, setTexts] = useState(() => Object.fromEntries(fields.map(({name, initial}) => [name, initial ?? ''])) as Record<Name, string>);
	const [focus, setFocus] = useState(0);
	const focused = fields[focus]!.name;
	const change = (name: Name, text: string) => {
		setTexts({...texts, [name]: text});
	};

	const moveBy = (step: number) => () => {
		setFocus((focus + step + fields.length) % fields.length);
	};

	const handlers: KeyHandlers = {
		'use-target'() {
			onUse(texts);
		},
		cancel() {
			navigate({type: 'closed'});
		},
		...(fields.length > 1 && {'next-field': moveBy(1), 'previous-field': moveBy(-1)}),
	};

	const labelWidth = Math.max(...fields.map(({label}) => label.length));
	return (
		<ClusterScreen title={title} scope='one-field' handlers={handlers} isActive={isActive}>
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
				</Box>
				{below && <Box marginTop={1} flexDirection='column'>{below(texts)}</Box>}
			</Box>
		</ClusterScreen>
	);
}
