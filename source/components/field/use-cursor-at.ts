import {useCursor, type DOMElement} from 'ink';
import {useLayoutEffect, useState, type RefObject} from 'react';
import {useWindowSize} from '../use-window-size.js';

/**
A cell of the window, from 0 at the top left.
*/
type Place = {readonly x: number; readonly y: number};

/**
Shows the terminal's own cursor in the element's first row, `column` cells from its left edge, as long as the component is mounted. Input methods draw there what is being composed, and a screen magnifier follows it.

Ink lays out a frame just before it writes it, so the first frame of a field has no cursor, and a second one brings only that. An element that is not drawn has no cursor.
*/
export function useCursorAt(element: RefObject<DOMElement | null>, column: number): void { // eslint-disable-line @typescript-eslint/no-restricted-types -- React's refs hold null
	const {setCursorPosition} = useCursor();
	const [place, setPlace] = useState<Place>();
	// A new size may move the element while nothing else about it changes.
	useWindowSize();
	setCursorPosition(place && {x: place.x + column, y: place.y});
	useLayoutEffect(() => {
		const next = placeOf(element.current ?? undefined);
		if (next?.x !== place?.x || next?.y !== place?.y) {
			setPlace(next);
		}
	});
}

/**
Where the element stands in the window, or undefined where it takes no room. Ink knows an element's place in its parent only.
*/
function placeOf(element: DOMElement | undefined): Place | undefined {
	if (!element?.yogaNode?.getComputedWidth()) {
		return undefined;
	}

	let x = 0;
	let y = 0;
	for (let node: DOMElement | undefined = element; node; node = node.parentNode) {
		x += node.yogaNode?.getComputedLeft() ?? 0;
		y += node.yogaNode?.getComputedTop() ?? 0;
	}

	return {x, y};
}
