import {Box} from 'ink';
import {useState} from 'react';
import {asCurl} from '../../api/as-curl.js';
import {asInfluxctl} from '../../api/as-influxctl.js';
import type {Operation} from '../../api/operation-request.js';
import {ScrollLines, lastTop, type ScrollLine} from '../../components/scroll-lines.js';
import {useWindowSize} from '../../components/use-window-size.js';
import {useAppContext, type KeyHandlers} from '../../session/app-context.js';
import {useCopy} from '../../session/clipboard/use-copy.js';
import {moveHandlers} from '../../keys/move-handlers.js';
import {useClusterSession} from '../../session/use-cluster-session.js';
import {useProfileSession} from '../../session/use-profile-session.js';
import {useShow} from '../../session/use-show.js';
import {scrolled} from '../../session/lists/scrolled.js';
import {ClusterScreen} from '../cluster-screen.js';
import {useBodyRows} from '../use-body-rows.js';

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
	const width = columns - 2;
	const height = Math.max(1, useBodyRows() - 1);
	const lines: readonly ScrollLine[] = [
		...section(`${titles[operation.kind]} as curl, with MANAGEMENT_TOKEN in the environment`, typeof form === 'string' ? form : form.reason, width, show),
		{key: 'blank', text: ''},
		...section('as influxctl', typeof influxctl === 'string' ? influxctl : influxctl.reason, width, show),
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
			<Box paddingLeft={1} paddingTop={1}>
				<ScrollLines lines={lines} top={top} height={height} width={width}/>
			</Box>
		</ClusterScreen>
	);
}

const titles: Readonly<Record<Operation['kind'], string>> = {
	list: 'List', get: 'Get', create: 'Create', update: 'Update', revoke: 'Revoke', 'list-databases': 'Databases',
};

/**
A heading and a command. The command is broken only at the window's edge, so that it can be selected.
*/
function section(title: string, text: string, width: number, show: (text: string) => string): readonly ScrollLine[] {
	const lines = text.split('\n').flatMap(line => show(line).match(new RegExp(`.{1,${width}}`, 'gu')) ?? ['']);
	return [{key: title, text: title, meaning: 'muted'}, ...lines.map((line, index) => ({key: `${title} ${index}`, text: line}))];
}
