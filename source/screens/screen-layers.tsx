import {Box, useIsScreenReaderEnabled} from 'ink';
import {useMemo, useRef, type ReactNode} from 'react';
import {useWindowSize} from '../components/use-window-size.js';
import {AppContext, useAppContext, type AppContextValue} from '../session/app-context.js';
import {HearsKeysContext} from '../session/hears-keys-context.js';
import {isCovering} from '../session/overlay.js';
import {
	isKept,
	isOverlay,
	overlaysOf,
	type BaseScreen,
} from '../session/screen-stack.js';
import {Profiles} from './profiles/profiles.js';
import {TooSmall, isTooSmall} from './program/too-small.js';
import type {OverlayView, ScreenView} from './screen-view.js';

type Views = {
	readonly OverlayView: typeof OverlayView;
	readonly ScreenView: typeof ScreenView;
};

/**
The screen on top and what lies beneath it. A screen that is hidden stays mounted, so that a half-filled form survives a shrunk window, and help leaves no trace. A form below the review of what was typed into it stays mounted too, so that it comes back as it was left.

The first screen is drawn without `later`, which draws all others and is undefined until it is loaded.
*/
export function ScreenLayers({later}: {readonly later: Views | undefined}) {
	const {stack} = useAppContext();
	const isSpoken = useIsScreenReaderEnabled();
	const {columns, rows} = useWindowSize();
	const overlays = overlaysOf(stack);
	const isSmall = !isSpoken && isTooSmall(columns, rows);
	// What lies below a menu stays in sight, but a screen reader would read it out before the menu each time.
	const isCovered = (index: number): boolean => overlays.slice(index + 1).some(overlay => isSpoken || isCovering(overlay));
	const base = stack.findLastIndex(screen => !isOverlay(screen));
	const layers = stack.map((screen, depth) => ({screen, depth})).filter(({screen, depth}) => depth === base || (depth < base && isKept(screen)));
	const viewOf = (screen: BaseScreen, isActive: boolean) => screen.name === 'profiles' ? <Profiles isActive={isActive}/> : later && <later.ScreenView screen={screen} isActive={isActive}/>;
	return (
		<>
			{layers.map(({screen, depth}) => (
				<Layer key={depth} isBelow={depth < base} isHidden={depth < base || isSmall || isCovered(-1)}>
					{viewOf(screen as BaseScreen, depth === base && !isSmall && overlays.length === 0)}
				</Layer>
			))}
			{isSmall
				? <TooSmall/>
				: overlays.map((overlay, index) => (
					<HearsKeysContext key={overlay.name} value={index === overlays.length - 1}>
						<Box display={isCovered(index) ? 'none' : 'flex'} flexDirection='column' position={isSpoken || isCovering(overlay) ? 'relative' : 'absolute'} width='100%'>
							{later && <later.OverlayView screen={overlay}/>}
						</Box>
					</HearsKeysContext>
				))}
		</>
	);
}

/**
One screen, drawn unless it is hidden. A screen below another one gets a place of its own for its keys and for its guard of quitting, so that the program asks the screen in sight.
*/
function Layer({isBelow, isHidden, children}: {readonly isBelow: boolean; readonly isHidden: boolean; readonly children: ReactNode}) {
	const context = useAppContext();
	const screenKeys = useRef<AppContextValue['screenKeys']['current']>({scope: 'profiles', handlers: {}});
	const quitGuard = useRef<AppContextValue['quitGuard']['current']>(undefined);
	const value = useMemo(() => isBelow ? {...context, screenKeys, quitGuard} : context, [context, isBelow]);
	return (
		<AppContext value={value}>
			<Box display={isHidden ? 'none' : 'flex'} width='100%'>{children}</Box>
		</AppContext>
	);
}
