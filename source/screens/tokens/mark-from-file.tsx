import {Box, Text} from 'ink';
import {useState} from 'react';
import {OneField} from '../../components/one-field.js';
import {useWindowSize} from '../../components/use-window-size.js';
import {useAppContext, type KeyHandlers} from '../../session/app-context.js';
import {useClusterSession} from '../../session/use-cluster-session.js';
import {useShow} from '../../session/use-show.js';
import {eraseWord} from '../../keys/erase-word.js';
import {idsInText} from '../../tokens/list/ids-in-text.js';
import {ClusterScreen} from '../cluster-screen.js';

/**
Marks the tokens whose ids a file holds. Nothing else happens to them.
*/
export function MarkFromFile({isActive}: {readonly isActive: boolean}) {
	const {navigate, notice, services} = useAppContext();
	const {tokenOf, dispatchView} = useClusterSession();
	const {columns} = useWindowSize();
	const show = useShow();
	const [path, setPath] = useState('');

	const handlers: KeyHandlers = {
		'use-target'() {
			void (async () => {
				const read = await services.readTextFile(path.trim());
				if (!read.ok) {
					notice(show(read.message), 'danger');
					return;
				}

				const found = idsInText(read.text);
				if (!found.ok) {
					notice(show(`The file cannot be used: ${found.message}. Nothing was marked.`), 'danger');
					return;
				}

				const {ids} = found;
				const live = ids.filter(id => tokenOf(id)?.revokedAt === undefined && tokenOf(id) !== undefined);
				dispatchView({type: 'ids-marked', ids: live});
				navigate({type: 'closed'});
				notice(`${live.length} of ${ids.length} IDs in the file are tokens of this cluster that are not revoked; they are marked.`, live.length === ids.length ? 'good' : 'warning');
			})();
		},
		cancel() {
			navigate({type: 'closed'});
		},
		'erase-word'() {
			setPath(eraseWord(path));
		},
		'erase-line'() {
			setPath('');
		},
	};

	return (
		<ClusterScreen title='Mark from a file' scope='one-field' handlers={handlers} isActive={isActive}>
			<Box flexDirection='column' paddingLeft={3} paddingRight={1} paddingTop={1}>
				<Text>One ID a line, # for comments; or what list printed as CSV or JSON, or a plan.</Text>
				<Box marginTop={1}>
					<OneField isFocused={isActive} label='File' value={path} width={columns - 16} placeholder='leaked-tokens.txt' onChange={setPath}/>
				</Box>
			</Box>
		</ClusterScreen>
	);
}
