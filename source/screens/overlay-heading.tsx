import {useIsScreenReaderEnabled} from 'ink';
import type {ReactNode} from 'react';
import {SpokenFrame} from '../components/frame/spoken-frame.js';
import {useAppContext} from '../session/app-context.js';
import {useBadges} from '../session/use-badges.js';
import {useShow} from '../session/use-show.js';
import {clusterOf, profileOf} from '../session/screen-stack.js';

/**
Repeats the path and the badges of the screen beneath a menu for a screen reader, which reads out only the menu. Otherwise draws the menu alone.
*/
export function OverlayHeading({title, children}: {readonly title: string; readonly children: ReactNode}): ReactNode {
	const {stack} = useAppContext();
	const show = useShow();
	const badges = useBadges();
	const isSpoken = useIsScreenReaderEnabled();
	if (!isSpoken) {
		return children;
	}

	const names = [profileOf(stack)?.name, clusterOf(stack)?.name].filter(name => name !== undefined);
	return <SpokenFrame path={[...names.map(name => show(name)), title]} badges={badges} message={undefined} hints={[]}>{children}</SpokenFrame>;
}
