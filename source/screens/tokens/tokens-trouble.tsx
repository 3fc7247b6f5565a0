import {Box} from 'ink';
import {Prose} from '../../components/prose.js';
import {gutter} from '../../components/gutter.js';
import {useClusterSession} from '../../session/use-cluster-session.js';
import {useProfileSession} from '../../session/use-profile-session.js';
import {useShow} from '../../session/use-show.js';
import {useTheme} from '../../theme/theme-context.js';
import {databasesSentence} from '../../tokens/grants/known-databases.js';
import {unansweredWords} from '../../audit/unanswered-words.js';
import {requiresAudit, requiresDatabaseNames} from '../../tokens/filter/matcher.js';
import {countSoFar} from '../../session/lists/count-so-far.js';

/**
What the list shows in place of rows: that it is loading, that the load failed, that the cluster has no tokens, or that no token matches.
*/
export function TokensTrouble() {
	const {cluster, tokens, view, hiddenInactiveMatches, databaseNames, databasesProblem, audit: {status, audit}} = useClusterSession();
	const {isReadOnly} = useProfileSession();
	const {styles, glyphs} = useTheme();
	const show = useShow();
	const line = (text: string) => <Box paddingLeft={gutter} paddingTop={1}><Prose>{text}</Prose></Box>;

	if (tokens.value === undefined) {
		return tokens.status === 'failed'
			? (
				<Box flexDirection='column' paddingLeft={gutter} paddingTop={1} paddingRight={1}>
					<Prose {...styles.danger}>{show(tokens.error.message)}</Prose>
					<Box marginTop={1}><Prose>{tokens.error.kind === 'unauthorized' ? 'T enters another management token, r tries again, Esc goes back.' : 'r tries again, Esc goes back.'}</Prose></Box>
				</Box>
			)
			: line(`Loading tokens of ${show(cluster.name)}${glyphs.ellipsis}${countSoFar(tokens)}`);
	}

	if (tokens.value.length === 0) {
		return line(`This cluster has no database tokens.${isReadOnly ? '' : ' a creates one.'}`);
	}

	if (view.query && requiresDatabaseNames(view.query) && databaseNames === undefined && databasesProblem !== undefined) {
		return (
			<Box flexDirection='column' paddingLeft={gutter} paddingTop={1} paddingRight={1}>
				<Prose>missing:db cannot be answered. Esc clears the filter, r tries again.</Prose>
				<Prose {...styles.warning}>{show(databasesSentence({databaseNames, databasesProblem}) ?? '')}</Prose>
			</Box>
		);
	}

	if (view.query && requiresAudit(view.query)) {
		if (status !== 'ready' || !audit) {
			return line(`Working out the findings${glyphs.ellipsis}`);
		}

		const unanswered = unansweredWords(view.query, audit);
		if (unanswered !== undefined) {
			return line(`${show(unanswered)} Esc clears the filter.`);
		}
	}

	const inactive = hiddenInactiveMatches === 1 ? '1 inactive one does: press . to see it.' : `${hiddenInactiveMatches} inactive ones do: press . to see them.`;
	if (view.query) {
		return line(view.showsInactive || hiddenInactiveMatches === 0
			? 'No token matches. Esc clears the filter.'
			: `No active token matches. ${inactive}`);
	}

	return line(`No token is active. ${hiddenInactiveMatches} inactive: press . to see them.`);
}
