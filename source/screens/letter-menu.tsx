import {OverlayRow} from '../components/frame/overlay-box.js';
import type {Scope} from '../keymap/scopes.js';
import {useAppContext} from '../session/app-context.js';
import {Menu} from './menu.js';

type Props<Choice> = {
	readonly title: string;
	/**
	Cells between the borders.
	*/
	readonly width: number;
	readonly scope: Scope;
	/**
	The footer's word for what the letters choose.
	*/
	readonly label: string;
	readonly choices: readonly Choice[];
	readonly text: (choice: Choice) => string;
	/**
	`key` is the letter that was pressed. With `hasCapitals`, it may be a capital.
	*/
	readonly onChoose: (choice: Choice, key: string) => void;
	readonly hasCapitals?: boolean;
};

/**
A menu in which each entry has a letter that chooses it.
*/
export function LetterMenu<Choice extends {readonly letter: string}>({title, width, scope, label, choices, text, onChoose, hasCapitals = false}: Props<Choice>) {
	const {navigate} = useAppContext();
	const close = () => {
		navigate({type: 'closed'});
	};

	const onOther = (key: string) => {
		const choice = choices.find(({letter}) => letter === (hasCapitals ? key.toLowerCase() : key));
		if (choice) {
			onChoose(choice, key);
		}

		return choice !== undefined;
	};

	return (
		<Menu
			title={title} width={width} height={choices.length}
			scope={scope} handlers={{close}}
			firstHints={[{key: choices.map(({letter}) => letter).join(' '), label}]} onOther={onOther}
		>
			{choices.map(choice => <OverlayRow key={choice.letter} width={width} text={`  ${choice.letter}   ${text(choice)}`}/>)}
		</Menu>
	);
}
