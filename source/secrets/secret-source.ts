/**
Where a management token comes from. Only the place is stored, never the value.
*/
export type SecretSource =
	| {readonly kind: 'demo'}
	| {readonly kind: 'environment'; readonly variable: string}
	| {readonly kind: 'command'; readonly command: readonly string[]}
	| {readonly kind: 'file'; readonly path: string}
	/**
	The `mgmt_token` of a profile in influxctl's config. Never saved in a profile of this program's own.
	*/
	| {readonly kind: 'influxctl'; readonly file: string; readonly profileName: string}
	/**
	A person signs in, as a profile in influxctl's config says under `[profile.auth.oauth2]`. Never saved either.
	*/
	| {readonly kind: 'sign-in'; readonly file: string; readonly profileName: string};

/**
A profile's sources in words for a person: where the token comes from, never what it is. Outside text in it is raw: pass it through `display()` before it reaches a terminal.
*/
export function describeSources(sources: readonly SecretSource[]): string {
	if (sources.length === 0) {
		return 'token asked for each time';
	}

	return sources.some(({kind}) => kind === 'demo')
		? 'built-in emulator, nothing leaves this machine'
		: `token from ${[...new Set(sources.map(source => nameSource(source)))].join(', else ')}`;
}

/**
One source in a few words: `MANAGEMENT_TOKEN`, `a command`, `a file`.
*/
export function nameSource(source: SecretSource): string {
	switch (source.kind) {
		case 'demo': {
			return 'the emulator';
		}

		case 'environment': {
			return source.variable;
		}

		case 'command': {
			return 'a command';
		}

		case 'file': {
			return 'a file';
		}

		case 'influxctl': {
			return 'influxctl\'s file';
		}

		case 'sign-in': {
			return 'a sign-in';
		}
	}
}

const words: Readonly<Record<SecretSource['kind'], string>> = {
	demo: '', environment: 'env', command: 'command', influxctl: 'influxctl', file: 'file', 'sign-in': 'sign-in',
};

/**
One source in one word, for the header.
*/
export function sourceWord({kind}: SecretSource): string {
	return words[kind];
}
