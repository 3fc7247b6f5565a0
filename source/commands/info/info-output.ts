import * as v from 'valibot';

const from = v.pipe(v.nullable(v.string()), v.description('What decided it: a flag, a variable, `profile`, `default` and so on. Null where that needs no saying.'));

const fact = <Value extends v.GenericSchema>(value: Value, meaning: string, what = 'The value.') => v.pipe(v.object({
	value: v.pipe(value, v.description(what)),
	from,
}), v.description(meaning));

const text = (meaning: string) => fact(v.nullable(v.string()), meaning, 'The value. Null where it is not set.');
const flag = (meaning: string) => fact(v.boolean(), meaning);
const count = (meaning: string) => fact(v.pipe(v.number(), v.integer()), meaning);
const texts = (meaning: string) => v.optional(fact(v.pipe(v.array(v.string()), v.readonly()), meaning));
const variable = (name: string) => v.optional(text(`The value of ${name}, if it is set.`));
const whetherSet = () => fact(v.picklist(['set', 'not set']), 'Whether the variable is set. Its value is not printed.');

export type FactOutput = {
	readonly value: v.InferOutput<ReturnType<typeof text>>['value'] | number | boolean | readonly string[];
	readonly from: v.InferOutput<typeof from>;
};

const settings = v.object({
	readOnly: flag('Whether every change is forbidden.'),
	protected: flag('Whether the name of the profile must be typed before a change.'),
	colours: text('How many colours are used.'),
	theme: text('The theme.'),
	screenReader: flag('Whether every screen is lines of words.'),
	asciiOnly: flag('Whether everything is drawn in ASCII.'),
	locale: text('The locale.'),
});

const network = v.object({
	timeLimit: text('How long one request may take.'),
	debugLog: v.optional(text('Where requests are logged.')),
	tlsChecks: flag('Whether the certificate of the service is checked.'),
	caFile: v.optional(text('The file of certificate authorities that the command line names.')),
	caFileOfTheProfile: v.optional(text('The file of certificate authorities that the profile names.')),
	nodeAuthorities: count('How many certificate authorities Node brings.'),
	systemAuthorities: count('How many more this machine trusts.'),
	extraAuthorities: v.optional(count('How many are in the file of NODE_EXTRA_CA_CERTS.')),
	optionAuthorities: v.optional(count('How many are in the file of `--ca-file`.')),
	profileAuthorities: v.optional(count('How many are in the file of the profile.')),
	clientCertificate: v.optional(text('The certificate of this client.')),
	clientKey: v.optional(text('Its key.')),
	proxyForTheHost: v.optional(text('The proxy for the host of the profile, without user and password.')),
	/* eslint-disable @typescript-eslint/naming-convention -- names of environment variables */
	HTTPS_PROXY: variable('HTTPS_PROXY'),
	https_proxy: variable('https_proxy'),
	HTTP_PROXY: variable('HTTP_PROXY'),
	http_proxy: variable('http_proxy'),
	NO_PROXY: variable('NO_PROXY'),
	no_proxy: variable('no_proxy'),
	NODE_EXTRA_CA_CERTS: variable('NODE_EXTRA_CA_CERTS'),
	NODE_TLS_REJECT_UNAUTHORIZED: variable('NODE_TLS_REJECT_UNAUTHORIZED'),
	/* eslint-enable @typescript-eslint/naming-convention */
});

/**
What `info --format json` prints.
*/
export const infoOutput = v.object({
	program: v.pipe(v.object({
		version: text('The version of influx-tokens.'),
		node: text('The version of Node.'),
		platform: text('The system and the kind of processor.'),
	}), v.description('This program.')),
	paths: v.pipe(v.object({
		settings: text('The file of the saved profiles.'),
		policy: text('The file of the policy in force.'),
		state: text('The directory of the journals.'),
		habits: text('The file of what was chosen on the screen.'),
		cache: text('The directory of the compiled code.'),
		influxctl1: text('Where influxctl\'s config is looked for.'),
		influxctl2: v.optional(text('Where it is looked for besides.')),
	}), v.description('Where files are.')),
	journals: v.pipe(v.record(v.string(), text('The file of the journal.')), v.description('The journals by the IDs of the clusters of the profile.')),
	profile: v.pipe(v.object({
		name: text('The name of the profile. Null where none is chosen; the fields below are then absent.'),
		product: v.optional(text('The product whose Management API it speaks to.')),
		host: v.optional(text('The address of the service.')),
		clusters: texts('The names of its clusters.'),
		cluster: v.optional(text('The cluster, where `--cluster` or a variable names one.')),
		tokenFrom: texts('Where its management token comes from. Empty where it is asked for each time.'),
	}), v.description('The profile that is chosen.')),
	settings: v.pipe(settings, v.description('How the program behaves and looks.')),
	network: v.pipe(network, v.description('How requests reach the service. A field that is not set is absent.')),
	variables: v.pipe(v.record(v.string(), whetherSet()), v.description('The environment variables that this program reads, by their names.')),
});
