import {useApp} from 'ink';
import {useEffect, useRef} from 'react';

/**
Gives a function that says whether the screen has been on the terminal for `delay` ms. A key that was typed earlier was meant for the screen before.

The time is counted from when the screen's first frame was flushed to the terminal, not from when the screen was mounted.
*/
export function useFirstFrame(delay: number): () => boolean {
	const {waitUntilRenderFlush} = useApp();
	const shownAt = useRef<number | undefined>(undefined);
	useEffect(() => {
		void (async () => {
			await waitUntilRenderFlush();
			shownAt.current ??= performance.now();
		})();
	}, [waitUntilRenderFlush]);
	return () => shownAt.current !== undefined && performance.now() - shownAt.current >= delay;
}
