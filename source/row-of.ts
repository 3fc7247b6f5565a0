import type * as v from 'valibot';

/**
A row from which the JSON of a schema is printed: where the JSON has null, the row may have undefined (see `printRows`).
*/
export type RowOf<Schema extends v.GenericSchema> = Undefinable<v.InferOutput<Schema>>;

type Undefinable<Output> = {
	// eslint-disable-next-line @typescript-eslint/no-restricted-types -- JSON's own null
	readonly [Key in keyof Output]: null extends Output[Key] ? Output[Key] | undefined : Output[Key];
};
