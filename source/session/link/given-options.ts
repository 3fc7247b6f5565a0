/**
The values of options of the command line, raw: `--host`, `--ca-file`, `--timeout`, `--influxctl-config` and `--policy`.
*/
export type GivenOptions = {
	readonly host?: string | undefined;
	readonly caFile?: string | undefined;
	readonly timeout?: string | undefined;
	readonly influxctlConfig?: string | undefined;
	readonly policy?: string | undefined;
};
