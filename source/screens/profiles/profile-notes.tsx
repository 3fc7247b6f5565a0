import {Box, Text} from 'ink';
import type {Profile} from '../../profiles/types.js';
import {useShow} from '../../session/use-show.js';
import {useTheme} from '../../theme/theme-context.js';

type Props = {
	/**
	The profile under the cursor.
	*/
	readonly profile: Profile | undefined;
	/**
	Sentences on influxctl's config as a whole. Raw.
	*/
	readonly notices: readonly string[];
	/**
	How many rows there are for the words. What needs more is cut.
	*/
	readonly rows: number;
};

/**
The whole problem of the profile under the cursor, for which its row has no room; where it has none, the notices.
*/
export function ProfileNotes({profile, notices, rows}: Props) {
	const {styles} = useTheme();
	const show = useShow();
	return (
		<Box marginTop={1} paddingRight={2} maxHeight={rows} overflow='hidden'>
			{profile?.problem === undefined
				? <Text {...styles.warning}>{notices.map(sentence => show(sentence)).join(' ')}</Text>
				: <Text {...styles.danger}>{`${show(profile.name)}: ${show(profile.problem)}`}</Text>}
		</Box>
	);
}
