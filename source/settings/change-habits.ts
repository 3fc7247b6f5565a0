/**
The content of `habits.json`: how a person likes to see lists, and which profile and clusters they opened last. It holds no marks, no change that is about to be made, and no secret.
*/
import * as v from 'valibot';
import {validate} from '../api/validate.js';
import {hasSecretShape} from '../secrets/redact.js';
import {hideableColumns, tokenColumnIds} from '../tokens/list/token-columns.js';

/**
How many filters are kept, and of how many profiles the last cluster.
*/
export const mostFilters = 50;
export const mostClusters = 100;

/**
How long the name of a saved view may be, in UTF-16 units.
*/
export const longestViewName = 60;

const sortSchema = v.object({column: v.picklist(tokenColumnIds), descending: v.boolean()});

/**
A filter and an order of the list of tokens that a person keeps under a digit. Its name and filter are raw text.
*/
const viewSchema = v.object({
	digit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(9)),
	name: v.pipe(v.string(), v.maxLength(longestViewName, 'is too long')),
	filter: v.pipe(v.string(), v.maxLength(2000, 'is too long')),
	sort: sortSchema,
	showsInactive: v.boolean(),
});

export type SavedView = v.InferOutput<typeof viewSchema>;

const nameSchema = v.pipe(v.string(), v.maxLength(200, 'is too long'));

const fields = {
	/**
	The profile that was opened last, by name.
	*/
	profile: nameSchema,
	/**
	The id of the cluster that was opened last, by the name of the profile; the latest is the last one.
	*/
	clusters: v.record(nameSchema, nameSchema),
	tokensSort: sortSchema,
	clustersSort: v.object({column: v.picklist(['name', 'id', 'status', 'tokens', 'databases']), descending: v.boolean()}),
	/**
	Columns of the list of tokens that are shown at first and were hidden.
	*/
	hiddenColumns: v.pipe(v.array(v.picklist(hideableColumns)), v.readonly()),
	/**
	Columns that are hidden at first and were shown. They are kept apart from the others, so that a column which a later version adds can be hidden at first too.
	*/
	shownColumns: v.pipe(v.array(v.picklist(hideableColumns)), v.readonly()),
	showsPreview: v.boolean(),
	/**
	Whether the list of tokens shows the description of the row under the cursor whole, below the list.
	*/
	showsWhole: v.boolean(),
	times: v.picklist(['relative', 'local', 'utc']),
	/**
	The name of the theme that was chosen by key, or `automatic`. A name that is not known here may be one of a later version.
	*/
	theme: nameSchema,
	/**
	Filters of the list of tokens, the newest first, each once.
	*/
	filters: v.pipe(v.array(v.pipe(v.string(), v.maxLength(2000, 'is too long'))), v.readonly()),
	/**
	The saved views of the list of tokens of every cluster, at most one for each digit.
	*/
	views: v.pipe(v.array(viewSchema), v.readonly()),
};

type Fields = {readonly [Name in keyof typeof fields]: v.InferOutput<typeof fields[Name]>};

export type Habits = {readonly [Name in keyof Fields]?: Fields[Name]};

/**
A change of the habits: values that replace the last ones, the cluster that was opened, the filter that was used, the view that was kept or, without a view, the digit whose view was deleted.
*/
export type HabitsChange = Partial<Omit<Fields, 'clusters' | 'filters' | 'views'>> & {
	readonly cluster?: {readonly profile: string; readonly id: string};
	readonly filter?: string;
	readonly view?: {readonly digit: number; readonly view: SavedView | undefined};
};

/**
Reads habits field by field, so that a wrong one does not spoil the others. `rest` holds the fields that this program does not know; `problems` are sentence parts.
*/
export function readHabits(content: Readonly<Record<string, unknown>>): {
	readonly habits: Habits;
	readonly rest: Readonly<Record<string, unknown>>;
	readonly problems: readonly string[];
} {
	const habits: Record<string, unknown> = {};
	const rest: Record<string, unknown> = {};
	const problems: string[] = [];
	for (const [name, value] of Object.entries(content)) {
		const schema: v.GenericSchema | undefined = Object.hasOwn(fields, name) ? fields[name as keyof typeof fields] : undefined;
		const read = schema && validate(schema, value, 'it');
		if (read === undefined) {
			rest[name] = value;
		} else if (read.ok) {
			habits[name] = read.value;
		} else {
			problems.push(`in ${name}, ${read.problem}`);
		}
	}

	return {habits: withoutSecrets(habits), rest, problems};
}

/**
The habits after a change.
*/
export function changeHabits(habits: Habits, {cluster, filter, view, ...values}: HabitsChange): Habits {
	return withoutSecrets({
		...habits,
		...values,
		...(cluster && {clusters: withCluster(habits.clusters ?? {}, cluster)}),
		...(filter !== undefined && {filters: withFilter(habits.filters ?? [], filter)}),
		...(view && {views: withView(habits.views ?? [], view)}),
	});
}

function withCluster(clusters: Fields['clusters'], {profile, id}: {readonly profile: string; readonly id: string}): Fields['clusters'] {
	const {[profile]: last, ...others} = clusters;
	const entries: ReadonlyArray<readonly [string, string]> = [...Object.entries(others).slice(1 - mostClusters), [profile, id]];
	return Object.fromEntries(entries);
}

function withFilter(filters: Fields['filters'], filter: string): Fields['filters'] {
	const text = filter.trim();
	return text === '' ? filters : [text, ...filters.filter(other => other !== text)].slice(0, mostFilters);
}

function withView(views: Fields['views'], {digit, view}: NonNullable<HabitsChange['view']>): Fields['views'] {
	const others = views.filter(other => other.digit !== digit);
	return (view ? [...others, view] : others).toSorted((left, right) => left.digit - right.digit);
}

/**
Leaves out everything of a token's shape: it was pasted into the wrong place.
*/
function withoutSecrets(habits: Habits): Habits {
	const {filters, views, ...others} = habits;
	const kept = Object.entries(others).filter(([, value]) => !hasSecretShape(JSON.stringify(value)));
	return {
		...Object.fromEntries<unknown>(kept),
		...(filters && {filters: filters.filter(filter => !hasSecretShape(filter))}),
		...(views && {views: views.filter(view => !hasSecretShape(JSON.stringify(view)))}),
	};
}
