/**
How many authorities are trusted, by where they come from, each counted once.
*/
export type Trust = {
	/**
	Those that Node brings.
	*/
	readonly node: number;
	/**
	Those of NODE_EXTRA_CA_CERTS.
	*/
	readonly extra: number;
	/**
	Those of this machine; undefined where they were not asked for.
	*/
	readonly system: number | undefined;
	/**
	Those of `--ca-file` and of the profile.
	*/
	readonly own: number;
	/**
	Why a file or a directory that a variable names gives none: sentences, raw.
	*/
	readonly problems: readonly string[];
};

/**
Says in sentences how many authorities are trusted, for a person whose service has a certificate of none of them. Raw.
*/
export function describeTrust({node, extra, system, own, problems}: Trust): string {
	const parts = [
		`${node} authorities of Node`,
		...(extra === 0 ? [] : [`${extra} of NODE_EXTRA_CA_CERTS`]),
		...(system === undefined ? [] : [`${system} of this machine`]),
		...(own === 0 ? [] : [`${own} of --ca-file or the profile`]),
	];
	const words = [parts.slice(0, -1).join(', '), ...parts.slice(-1)].filter(part => part !== '').join(' and ');
	return [`Trusted here are ${words}.`, ...problems].join(' ');
}
