import {Box, Text} from 'ink';
import {gutter} from '../../components/gutter.js';
import {Line} from '../../components/line.js';
import {tokenIdOf, type Activity} from '../../journal/activity.js';
import {useShow} from '../../session/use-show.js';
import {useTheme} from '../../theme/theme-context.js';
import {descriptionOfAccess} from '../../tokens/grants/description-of-access.js';

/**
On the change under the cursor: its exact time, its token and why it ended so, then the token's access before it and as it asked for. A line below says why it was made and with how many others, where it was.

`batchSize` is how many tokens were changed in its batch.
*/
export function ActivityDetail({activity: {intent, outcome}, batchSize}: {readonly activity: Activity; readonly batchSize: number}) {
	const {styles} = useTheme();
	const show = useShow();
	const id = tokenIdOf({intent, outcome}) ?? 'new token';
	const cause = [outcome?.cause, outcome?.verification].filter(part => part !== undefined && part !== '').join('; ');
	const context = [
		...(batchSize > 1 ? [`Batch: one of ${batchSize} confirmed together`] : []),
		...(intent.reason === undefined ? [] : [`Why: ${show(intent.reason)}`]),
	].join('; ');
	return (
		<Box flexDirection='column' paddingLeft={gutter} flexShrink={0}>
			<Line {...styles.muted}>{`${show(intent.time)}  ${show(id)}${cause === '' ? '' : `  ${show(cause)}`}`}</Line>
			<Text {...styles.muted} wrap='truncate'>{`Before: ${show(descriptionOfAccess(intent.permissionsBefore, 4))}`}</Text>
			<Text {...styles.muted} wrap='truncate'>{`After:  ${intent.action === 'revoke' ? 'revoked' : show(descriptionOfAccess(intent.permissionsAfter ?? intent.permissionsBefore, 4))}`}</Text>
			{context === '' ? undefined : <Text {...styles.muted} wrap='truncate'>{context}</Text>}
		</Box>
	);
}
