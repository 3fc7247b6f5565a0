/**
The sections of `info`, in their order.
*/
export const sections = ['program', 'paths', 'journals', 'profile', 'settings', 'network', 'variables'] as const;

/**
One line of `info`: a value, and where it came from. No value is a secret. Text is raw.
*/
export type Fact = {
	readonly section: typeof sections[number];
	readonly name: string;
	/**
	The name in JSON. By default it is `name` in camel case.
	*/
	readonly key?: string;
	readonly value: string | number | boolean | readonly string[] | undefined;
	/**
	The value for a person. By default the value itself.
	*/
	readonly words?: string;
	/**
	A flag, an environment variable, `settings file`, `default` …
	*/
	readonly from?: string | undefined;
};

export type Environment = Readonly<Record<string, string | undefined>>;

/**
The first of these variables that is set and not empty.
*/
export function firstSet(environment: Environment, names: readonly string[]): string | undefined {
	return names.find(name => environment[name]);
}

/**
The name of a fact in JSON: `read-only` becomes `readOnly`, `TLS checks` becomes `tlsChecks`, and a variable keeps its name.
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
