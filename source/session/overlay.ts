import type {Operation} from '../api/operation-request.js';
import type {Scope} from '../keymap/scopes.js';

/**
What lies on top of a screen.
*/
export type Overlay =
	| {readonly name: 'options'; readonly tokenId: string}
	| {readonly name: 'sort'}
	| {readonly name: 'management-token'; readonly reason: string | undefined}
	| {readonly name: 'columns'}
	| {readonly name: 'copy-as'; readonly operations: readonly Operation[]}
	| {
		readonly name: 'export';
		readonly rows: ReadonlyArray<Readonly<Record<string, string>>>;
		readonly columns: readonly string[];
		/**
		Without its ending.
		*/
		readonly fileName: string;
	}
	/**
	The command that opens the screen below.
	*/
	| {readonly name: 'link'}
	| {readonly name: 'palette'}
	| {readonly name: 'help'};

export type OverlayKind = {
	/**
	The scopes in which it hears keys. Help and the palette list the keys of the screen below, so they leave these out.
	*/
	readonly scopes: readonly Scope[];
	/**
	What a screen reader reads as its title. Undefined for an overlay that fills the window: it covers the screen below, and says its own title.
	*/
	readonly title: string | undefined;
};

/**
The one list of the overlays.
*/
export const overlays: Readonly<Record<Overlay['name'], OverlayKind>> = {
	options: {scopes: ['options'], title: 'Options'},
	sort: {scopes: ['sort'], title: 'Sort'},
	columns: {scopes: ['columns'], title: 'Columns'},
	export: {scopes: ['export-menu'], title: 'Export'},
	link: {scopes: ['link'], title: 'Link'},
	palette: {scopes: ['palette'], title: 'Commands'},
	'management-token': {scopes: ['management-token'], title: undefined},
	'copy-as': {scopes: ['copy-as'], title: undefined},
	help: {scopes: ['help', 'help-filter'], title: undefined},
};

const scopesOfOverlays = new Set(Object.values(overlays).flatMap(({scopes}) => scopes));

/**
Whether an overlay hears keys in this scope.
*/
export function isOverlayScope(scope: Scope): boolean {
	return scopesOfOverlays.has(scope);
}

/**
Whether the overlay hides the whole screen below it.
*/
export function isCovering({name}: Overlay): boolean {
	return overlays[name].title === undefined;
}
