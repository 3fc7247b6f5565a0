import {Box} from 'ink';
import type {DatabaseToken} from '../../api/types.js';
import {Line} from '../../components/line.js';
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

/**
The fields of a step that asks for text, and below them the time that the typed one means.
*/
export function RotationForm({form: {fields, focused, change}, old, isCreate, now, isActive}: Props) {
	const {services} = useAppContext();
	const {columns} = useWindowSize();
	const {styles, glyphs} = useTheme();
	const show = useShow();
	const timeField = isCreate ? 'expiry' : 'soak';
	const time = parseExpiry(fields[timeField], {now, timeZone: services.timeZone});
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
			{isCreate ? <Line {...styles.muted}>{`  Old one    ${show(describeExpiry(old.expiresAt, {now, timeZone: services.timeZone}))}`}</Line> : undefined}
			<Line {...(time.ok ? styles.muted : styles.danger)}>{`  ${timeWords(time, isCreate)}`}</Line>
			{isCreate && time.ok && time.expiresAt === undefined && old.expiresAt !== undefined
				? <Line {...styles.warning}>{`  ${glyphs.warning} The old token expires, and this one never does.`}</Line>
				: undefined}
		</Box>
	);
}

function timeWords(time: ParsedExpiry, isCreate: boolean): string {
	if (!time.ok) {
		return time.message;
	}

	// A soak has to end, so an empty field means nothing there.
	return time.expiresAt === undefined ? (isCreate ? 'never expires' : '') : `until ${time.expiresAt}`;
}
