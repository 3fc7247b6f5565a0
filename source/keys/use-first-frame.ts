import {useApp} from 'ink';
import {useEffect, useRef} from 'react';

/**
Tells whether a screen has been on the terminal for `delay` ms. Keys typed before belong to the screen before it.

Counted from the moment when its first frame was flushed to the terminal, not from when it was mounted.
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
