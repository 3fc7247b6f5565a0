import {useIsScreenReaderEnabled} from 'ink';
import type {ReactNode} from 'react';
import {SpokenFrame} from '../components/frame/spoken-frame.js';
import {useAppContext} from '../session/app-context.js';
import {useBadges} from '../session/use-badges.js';
import {useShow} from '../session/use-show.js';
import {clusterOf, profileOf} from '../session/screen-stack.js';

/**
What the screen beneath a menu tells of where one is. Only a screen reader needs it again: the menu alone is read out.
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
