import {useEffect, useEffectEvent, useState} from 'react';
import {useAppContext} from '../../session/app-context.js';
import {display} from '../../terminal/display.js';
import {completePath, splitPath, type CompletedPath} from './complete-path.js';

type Options = {
	/**
	The path in the focused field, as typed.
	*/
	readonly text: string;
	readonly onComplete: (text: string) => void;
	/**
	Moves to the next field; undefined where the form has no other.
	*/
	readonly toNext: (() => void) | undefined;
};

type PathCompletion = {
	/**
	What Tab does in the field.
	*/
	readonly complete: () => void;
	/**
	The names that fit the path, where there are several. Raw.
	*/
	readonly names: readonly string[];
	/**
	Whether the directory is being read for the path. The key that uses the path has to wait, because it was typed for the completed one.
	*/
	readonly isReading: boolean;
};

/**
Completes the path in a field as a shell does: Tab adds what all names that fit have in common, and shows them where there are several. Where that adds nothing, and for an empty path, Tab goes on to the next field, so that no form becomes a trap. Without a next field it says that nothing fits.
*/
export function usePathCompletion({text, onComplete, toNext}: Options): PathCompletion {
	const {notice, services} = useAppContext();
	const [asked, setAsked] = useState<string | undefined>(undefined);
	const [found, setFound] = useState<CompletedPath>({text: '', names: []});
	const names = found.text === text ? found.names : [];

	const goOn = () => {
		if (toNext) {
			toNext();
		} else if (names.length === 0) {
			notice('No file or directory here begins with that.', 'warning');
		}
	};

	const settle = useEffectEvent((all: readonly string[]) => {
		setAsked(undefined);
		if (asked !== text) {
			return;
		}

		// A field cannot hold a name with characters that could harm a terminal.
		const completed = completePath(text, all.filter(name => display(name) === name));
		setFound(completed);
		if (completed.text !== text) {
			onComplete(completed.text);
		} else if (completed.names.length === 0) {
			goOn();
		}
	});

	useEffect(() => {
		if (asked === undefined) {
			return;
		}

		let isCurrent = true;
		void (async () => {
			const all = await services.namesIn(splitPath(asked).directory);
			if (isCurrent) {
				settle(all);
			}
		})();

		return () => {
			isCurrent = false;
		};
	}, [asked, services]);

	return {
		complete() {
			if (names.length > 0 || (text === '' && toNext)) {
				goOn();
			} else {
				setAsked(text);
			}
		},
		names,
		isReading: asked === text,
	};
}
