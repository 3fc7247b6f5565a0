import type {Guide} from './session/link/guide.js';
import type {OpenCluster} from './session/opening/open-cluster.js';
import type {OpenProfile} from './session/opening/open-profile.js';
import type {OverlayView, ScreenView} from './screens/screen-view.js';

/**
The parts of the program that the first screen does not need: all other screens, and what opens profiles and clusters.
*/
export type LaterParts = {
	readonly Guide: typeof Guide;
	readonly OpenCluster: typeof OpenCluster;
	readonly OpenProfile: typeof OpenProfile;
	readonly OverlayView: typeof OverlayView;
	readonly ScreenView: typeof ScreenView;
};

/**
Loads them, which takes longer than drawing the first screen.
*/
async function loadLaterParts(): Promise<LaterParts> {
	const [screens, profile, cluster, guide] = await Promise.all([
		import('./screens/screen-view.js'),
		import('./session/opening/open-profile.js'),
		import('./session/opening/open-cluster.js'),
		import('./session/link/guide.js'),
	]);
	return {
		...screens, ...profile, ...cluster, ...guide,
	};
}

/**
The later parts once they are loaded, as a store for React.
*/
export class LaterPartsStore {
	#parts: LaterParts | undefined;
	#loading: Promise<void> | undefined;
	readonly #listeners = new Set<() => void>();

	readonly subscribe = (listener: () => void): (() => void) => {
		this.#listeners.add(listener);
		return () => {
			this.#listeners.delete(listener);
		};
	};

	readonly current = (): LaterParts | undefined => this.#parts;

	/**
	Loads the parts at most once. Resolves when React has been told.
	*/
	async load(): Promise<void> {
		this.#loading ??= (async () => {
			this.#parts = await loadLaterParts();
			for (const listener of this.#listeners) {
				listener();
			}
		})();
		return this.#loading;
	}
}
