/**
One thing that `info` tells: a value, and where it came from. No value is a secret. Text is raw.
*/
export type Fact = {
	readonly section: 'program' | 'paths' | 'journals' | 'profile' | 'settings' | 'network' | 'variables';
	readonly name: string;
	/**
	Its name in JSON; by default the words of its name in camel case.
	*/
	readonly key?: string;
	readonly value: string | boolean | undefined;
	/**
	A flag, an environment variable, `settings file`, `default` …
	*/
	readonly from?: string | undefined;
};

export type Environment = Readonly<Record<string, string | undefined>>;

/**
The first of these variables that is set to something.
*/
export function firstSet(environment: Environment, names: readonly string[]): string | undefined {
	return names.find(name => environment[name]);
}

/**
The name in JSON: `read-only` is `readOnly`, `TLS checks` `tlsChecks`. A variable keeps its own.
*/
export function factKey({name, key}: Fact): string {
	if (key !== undefined || name.includes('_')) {
		return key ?? name;
	}

	return name
		.toLowerCase()
		.split(/[ -]/)
		.map((word, index) => index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1))
		.join('');
}
