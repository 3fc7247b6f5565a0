import {Box} from 'ink';
import type {DatabaseToken} from '../../api/types.js';
import {Prose} from '../../components/prose.js';
import {OneField} from '../../components/field/one-field.js';
import {useWindowSize} from '../../components/use-window-size.js';
import {useAppContext} from '../../session/app-context.js';
import {useShow} from '../../session/use-show.js';
import {useTheme} from '../../theme/theme-context.js';
import {describeExpiry, parseExpiry, type ParsedExpiry} from '../../tokens/time/parse-expiry.js';
import type {RotationFormState} from './use-rotation-form.js';

type Props = {
	readonly form: RotationFormState;
	/**
	The token that is rotated.
	*/
	readonly old: DatabaseToken;
	/**
	Whether it asks for the successor. Otherwise it asks how long the old token soaks.
	*/
	readonly isCreate: boolean;
	/**
	Milliseconds since the epoch: where a typed length begins.
	*/
	readonly now: number;
	readonly isActive: boolean;
};

// Cells of a field's label, with the pointer before it and two blanks after it.
const labelCells = 13;

/**
The fields of a step that asks for text, and below them the time that the typed one means.
*/
export function RotationForm({form: {fields, focused, change}, old, isCreate, now, isActive}: Props) {
	const {services} = useAppContext();
	const {columns} = useWindowSize();
	const {styles, glyphs} = useTheme();
	const show = useShow();
	const timeField = isCreate ? 'expiry' : 'soak';
	const clock = {now, timeZone: services.timeZone};
	const time = parseExpiry(fields[timeField], clock);
	const describe = (expiresAt: string | undefined) => describeExpiry(expiresAt, clock);
	return (
		<Box marginTop={1} flexDirection='column'>
			{isCreate
				? (
					<OneField
						isFocused={isActive && focused === 'description'} label='Successor' value={fields.description}
						width={columns - 20} placeholder='what uses it, and who owns it'
						onChange={text => {
							change('description', text);
						}}/>
				)
				: undefined}
			<OneField
				isFocused={isActive && focused === timeField} label={isCreate ? 'Expires  ' : 'Soaks for'} value={fields[timeField]}
				width={44} placeholder={isCreate ? 'e.g. 90d or 2027-01-31; empty for never' : 'e.g. 2d, 1w or 2027-01-31'}
				onChange={text => {
					change(timeField, text);
				}}/>
			<Prose hang={labelCells} {...(time.ok ? styles.muted : styles.danger)}>{`${' '.repeat(labelCells)}${timeWords(time, isCreate ? expiresAt => (expiresAt === undefined ? 'never expires' : describe(expiresAt)) : soakWords)}`}</Prose>
			{isCreate ? <Prose hang={labelCells} {...styles.muted}>{`  Old one    ${show(describe(old.expiresAt))}`}</Prose> : undefined}
			{isCreate && time.ok && time.expiresAt === undefined && old.expiresAt !== undefined
				? <Prose hang={4} {...styles.warning}>{`  ${glyphs.warning} The old token expires, and this one never does.`}</Prose>
				: undefined}
		</Box>
	);
}

function timeWords(time: ParsedExpiry, words: (time: string | undefined) => string): string {
	return time.ok ? words(time.expiresAt) : time.message;
}

/**
A soak has to end, so an empty field means nothing there.
*/
function soakWords(until: string | undefined): string {
	return until === undefined ? '' : `until ${until}`;
}
