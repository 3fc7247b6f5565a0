import type {ReactNode} from 'react';
import type {Hint} from '../components/frame/key-hints.js';
import {OverlayBox, OverlayFooter} from '../components/frame/overlay-box.js';
import {useWindowSize} from '../components/use-window-size.js';
import {hintsOf} from '../keys/hints-of.js';
import {useKeys, type OtherKeyHandler} from '../keys/use-keys.js';
import type {Scope} from '../keymap/scopes.js';
import {useAppContext, type KeyHandlers} from '../session/app-context.js';

const noHints: readonly Hint[] = [];

type Props = {
	/**
	Outside text in it has gone through `show()`.
	*/
	readonly title: string;
	/**
	Cells between the borders.
	*/
	readonly width: number;
	/**
	Rows between the borders.
	*/
	readonly height: number;
	readonly scope: Scope;
	readonly handlers: KeyHandlers;
	/**
	The handlers whose keys the footer names; `handlers` by default. A menu leaves out the keys that its rows already name.
	*/
	readonly hinted?: KeyHandlers;
	/**
	Hints before those of the scope, for keys that belong to no action.
	*/
	readonly firstHints?: readonly Hint[];
	/**
	Gets a key that means nothing in the scope, and gives false if it means nothing to the menu either.
	*/
	readonly onOther?: OtherKeyHandler;
	readonly children: ReactNode;
};

/**
A box on top of a screen: draws the box, with twice as much space below it as above, and the key hints in the footer, and hears the keys.
*/
export function Menu({title, width, height, scope, handlers, hinted = handlers, firstHints = noHints, onOther, children}: Props) {
	const {message} = useAppContext();
	const {columns, rows} = useWindowSize();
	useKeys(scope, handlers, onOther && {onOther});
	return (
		<>
			<OverlayBox title={title} width={width} left={Math.max(0, Math.floor((columns - width - 2) / 2))} top={Math.max(2, Math.floor((rows - height - 2) / 3))}>
				{children}
			</OverlayBox>
			<OverlayFooter hints={[...firstHints, ...hintsOf(scope, hinted)]} message={message}/>
		</>
	);
}
