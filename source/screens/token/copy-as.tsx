import {Box} from 'ink';
import {useState} from 'react';
import {asCurl} from '../../api/as-curl.js';
import {asInfluxctl} from '../../api/as-influxctl.js';
import type {Inexpressible, Operation} from '../../api/operation-request.js';
import {ScrollLines, lastTop, type ScrollLine} from '../../components/scroll-lines.js';
import {useWindowSize} from '../../components/use-window-size.js';
import {wrapWords} from '../../components/wrap-words.js';
import {useAppContext, type KeyHandlers} from '../../session/app-context.js';
import {useCopy} from '../../session/clipboard/use-copy.js';
import {moveHandlers} from '../../keys/move-handlers.js';
import {useClusterSession} from '../../session/use-cluster-session.js';
import {useProfileSession} from '../../session/use-profile-session.js';
import {useShow} from '../../session/use-show.js';
import {scrolled} from '../../session/lists/scrolled.js';
import {ClusterScreen} from '../cluster-screen.js';
import {useBodyRows} from '../use-body-rows.js';
import {wrapCommand} from './wrap-command.js';

/**
API calls as commands: as curl, with exactly the request that this program would send, and as influxctl. A variable stands in place of the management token. Tab shows the next call.
*/
export function CopyAs({operations}: {readonly operations: readonly Operation[]}) {
	const {navigate, notice} = useAppContext();
	const copy = useCopy();
	const {profile} = useProfileSession();
	const {cluster} = useClusterSession();
	const {columns} = useWindowSize();
	const show = useShow();
	const [chosen, setChosen] = useState(operations.length - 1);
	const [top, setTop] = useState(0);
	const operation = operations[chosen]!;
	const form = asCurl(operation, {
		host: profile.host, product: profile.product, pathStyle: profile.pathStyle, accountId: profile.accountId, clusterId: cluster.id, tlsFiles: profile.tls,
	});
	// Each profile of influxctl is shown as a cluster with the profile's name. The command gives that name, because influxctl would act on its default profile otherwise.
	const influxctl = asInfluxctl(operation, {profileName: profile.origin === 'influxctl' ? cluster.name : undefined});
	// The lines begin at the window's first cell: a blank before them would be copied too, and would end a word that is broken.
	const width = columns - 1;
	const height = Math.max(1, useBodyRows() - 1);
	const lines: readonly ScrollLine[] = [
		...section(`${titles[operation.kind]} as curl, with MANAGEMENT_TOKEN in the environment`, form, width, show),
		{key: 'blank', text: ''},
		...section('as influxctl', influxctl, width, show),
	];

	const handlers: KeyHandlers = {
		...moveHandlers(move => {
			setTop(current => scrolled(current, move, {height, last: lastTop(lines.length, height)}));
		}),
		'send-to-clipboard'() {
			// A line break in a pasted command would run the first half of it, so it is sent as one line.
			if (typeof form === 'string') {
				void copy(form.replaceAll(/ ?\\\n */g, ' '), 'the command');
			} else {
				notice(form.reason, 'warning');
			}
		},
		...(operations.length > 1 && {
			'next-control'() {
				setChosen((chosen + 1) % operations.length);
			},
		}),
		close() {
			navigate({type: 'closed'});
		},
	};

	return (
		<ClusterScreen title='As a command' scope='copy-as' handlers={handlers}>
			<Box paddingTop={1}>
				<ScrollLines lines={lines} top={top} height={height} width={width}/>
			</Box>
		</ClusterScreen>
	);
}

const titles: Readonly<Record<Operation['kind'], string>> = {
	list: 'List', get: 'Get', create: 'Create', update: 'Update', revoke: 'Revoke', 'list-databases': 'Databases',
};

/**
A heading, and a command that stays the same when its lines are copied, or the reason why there is none.
*/
function section(title: string, text: string | Inexpressible, width: number, show: (text: string) => string): readonly ScrollLine[] {
	const lines = typeof text === 'string'
		? wrapCommand(text.split('\n').map(line => show(line)).join('\n'), width)
		: wrapWords(show(text.reason), width);
	return [...wrapWords(title, width), ...lines].map((line, index) => ({key: `${title} ${index}`, text: line, ...(index === 0 && {meaning: 'muted' as const})}));
}
