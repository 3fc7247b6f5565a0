import type {Operation} from '../api/operation-request.js';
import type {ExportRow} from '../tokens/list/export-rows.js';

/**
What lies on top of a screen.
*/
export type Overlay =
	| {readonly name: 'options'; readonly tokenId: string}
	| {readonly name: 'sort'}
	| {readonly name: 'management-token' | 'sign-in'; readonly reason: string | undefined}
	| {readonly name: 'columns'}
	| {readonly name: 'copy-as'; readonly operations: readonly Operation[]}
	| {
		readonly name: 'export';
		readonly rows: readonly ExportRow[];
		readonly columns: readonly string[];
		/**
		Without its ending.
		*/
		readonly fileName: string;
	}
	/**
	Writes the tokens that the list below shows to a file.
	*/
	| {readonly name: 'export-tokens'}
	/**
	Why a rule of the audit matters and what to do, or how the score is worked out.
	*/
	| {readonly name: 'audit-text'; readonly about: 'rule' | 'score'}
	/**
	Writes the report of the audit below to a file.
	*/
	| {readonly name: 'export-audit'}
	/**
	What can be done about what is under the cursor of the audit.
	*/
	| {readonly name: 'remedies'}
	/**
	The command that opens the screen below.
	*/
	| {readonly name: 'link'}
	| {readonly name: 'palette'}
	/**
	The last messages.
	*/
	| {readonly name: 'messages'}
	| {readonly name: 'help'};

/**
The one list of the overlays, with what a screen reader reads as the title of each. Undefined for an overlay that fills the window: it covers the screen below, and says its own title.
*/
export const overlayTitles: Readonly<Record<Overlay['name'], string | undefined>> = {
	options: 'Options',
	sort: 'Sort',
	columns: 'Columns',
	export: 'Export',
	'export-tokens': 'Export',
	'export-audit': 'Export',
	remedies: 'Remedies',
	link: 'Link',
	palette: 'Commands',
	'management-token': undefined,
	'sign-in': undefined,
	'copy-as': undefined,
	'audit-text': undefined,
	help: undefined,
	messages: undefined,
};

/**
Whether the overlay hides the whole screen below it.
*/
export function isCovering({name}: Overlay): boolean {
	return overlayTitles[name] === undefined;
}
