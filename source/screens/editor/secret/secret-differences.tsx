import {Box, Text} from 'ink';
import {Prose} from '../../../components/prose.js';
import {useTheme} from '../../../theme/theme-context.js';

type Props = {
	/**
	How the token differs from what was asked for, one part of a sentence for each difference. They have gone through `show()`.
	*/
	readonly differences: readonly string[];
	/**
	Whether a request can name the token, so that it can be revoked or edited.
	*/
	readonly hasRemedies: boolean;
};

const mostDifferences = 4;

/**
Warns that the service created a token other than the one that was asked for, and says what can be done about it.
*/
export function SecretDifferences({differences, hasRemedies}: Props) {
	const {styles, glyphs} = useTheme();
	const more = differences.length - mostDifferences;
	return (
		<Box flexDirection='column' marginTop={1}>
			<Text {...styles.danger}>{`${glyphs.warning} It is not as you asked:`}</Text>
			{differences.slice(0, mostDifferences).map(difference => <Prose key={difference} {...styles.danger} hang={2}>{`  it ${difference}`}</Prose>)}
			{more > 0 ? <Text {...styles.danger}>{`  and ${more} more`}</Text> : undefined}
			<Prose>{hasRemedies ? 'D revokes it, e edits its grants, Esc keeps it as it is.' : 'Esc keeps it as it is. Ask whoever runs the service.'}</Prose>
		</Box>
	);
}
