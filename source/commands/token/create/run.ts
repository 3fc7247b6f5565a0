import {display} from '../../../terminal/display.js';
import {outputField} from '../../../tokens/list/output-field.js';
import {harmlessJson} from '../../../tokens/text/harmless-json.js';
import {runCreate, type CreateOptions} from '../../create/run.js';
import type {PrintedText} from '../../shared/created/finish-create.js';
import {tableLines} from '../../shared/output/table-lines.js';
import type {CommandSurroundings} from '../../shared/program/surroundings.js';
import {influxctlToken} from '../influxctl-token.js';
import type {TokenFormat} from '../token-format-option.js';

export type TokenCreateOptions = Omit<CreateOptions, 'format' | 'dryRun' | 'secretFile' | 'secretCommand' | 'printSecret' | 'printedText'> & {
	readonly format: TokenFormat;
};

const warnings = [
	'This is the only time that the secret of the token is shown.',
	'Store it where it is needed: a lost secret cannot be shown again, and the token must then be replaced.',
];

/**
Creates a token as `create --print-secret` does, and prints it as `influxctl token create` does: a table, then two warnings, and the secret as the last line; or JSON, with the warnings on stderr. Gives the exit code.
*/
export async function runTokenCreate(description: string, options: TokenCreateOptions, surroundings: CommandSurroundings): Promise<number> {
	const printedText: PrintedText = options.format === 'json' ? printedJson(surroundings.stderr) : printedTable;
	return runCreate(description, {...options, printSecret: true, printedText}, surroundings);
}

const printedTable: PrintedText = ({token, secret}) => {
	const text = (name: Parameters<typeof outputField>[1], none: string) => {
		const value = outputField(token, name) ?? none;
		return display(typeof value === 'string' ? value : JSON.stringify(value));
	};

	const titles = ['ID', 'DESCRIPTION', 'EXPIRES AT', 'REVOKED AT'].map(title => ({title}));
	const cells = [text('id', ''), text('description', ''), text('expiresAt', 'never'), text('revokedAt', '-')];
	return [...tableLines(titles, [cells], undefined), '', ...warnings, '', secret.reveal(), ''].join('\n');
};

const printedJson = (stderr: NodeJS.WritableStream): PrintedText => ({token, secret}, place) => {
	for (const warning of warnings) {
		stderr.write(`${warning}\n`);
	}

	return `${harmlessJson({...influxctlToken(token, place), access_token: secret.reveal()})}\n`; // eslint-disable-line @typescript-eslint/naming-convention -- in influxctl's style
};
