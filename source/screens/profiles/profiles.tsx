import {Box, Text} from 'ink';
import SelectInput from 'ink-select-input';
import {useEffect, useRef} from 'react';
import {frameRows} from '../../components/frame/frame.js';
import {SelectIndicator, SelectItem, listsOwn} from '../../components/select-item.js';
import {useWindowSize} from '../../components/use-window-size.js';
import {useAppContext, type KeyHandlers} from '../../session/app-context.js';
import {useShow} from '../../session/use-show.js';
import {describeSources} from '../../secrets/secret-source.js';
import type {Profile} from '../../profiles/types.js';
import {cut, padEnd, widthOf} from '../../terminal/cut.js';
import {useTheme} from '../../theme/theme-context.js';
import {Screen} from '../screen.js';
import {useProfiles} from './use-profiles.js';

/**
Below the list, after a blank row: what a row has no room for.
*/
const noteRows = 3;

/**
The first screen: who and where. The demo comes first, so that a newcomer's Enter harms nothing.
*/
export function Profiles({isActive}: {readonly isActive: boolean}) {
	const {
		services, navigate, notice, quit, chosenProfile, chooseProfile,
	} = useAppContext();
	const {columns, rows} = useWindowSize();
	const {styles, glyphs} = useTheme();
	const show = useShow();
	const {profiles, notices} = useProfiles();
	const chosenIndex = Math.max(0, profiles.findIndex(({name}) => name === chosenProfile));
	const current = profiles[chosenIndex];
	const isInfluxctl = current?.origin === 'influxctl';
	const isSaved = current?.origin === 'saved';
	const fixedReason = current ? `${show(current.name)} is not a saved profile: a adds one.` : '';

	// The profile that a person waits for; no other key came meanwhile.
	const asked = useRef<string>(undefined);
	useEffect(() => () => {
		asked.current = undefined;
	}, [isActive]);

	const open = async (name: string) => {
		chooseProfile(name);
		asked.current = name;
		if (profiles.find(profile => profile.name === name)?.problem !== undefined) {
			// It may have been mended meanwhile.
			await services.profileFinder.look();
			if (asked.current !== name) {
				return;
			}
		}

		const profile = services.profiles().find(candidate => candidate.name === name);
		if (profile?.problem === undefined) {
			if (profile) {
				navigate({type: 'opened', screen: {name: 'clusters', profile}});
			}
		} else {
			notice(`${show(profile.name)} cannot be opened. ${show(profile.problem)}`, 'danger');
		}
	};

	const handlers: KeyHandlers = {
		// Enter, arrows and digits are the list's own.
		open: listsOwn,
		up: listsOwn,
		down: listsOwn,
		'add-profile'() {
			navigate({type: 'opened', screen: {name: 'profile-form', profile: undefined}});
		},
		'edit-profile': isSaved || (isInfluxctl && current.accountId !== '')
			? () => {
				navigate({type: 'opened', screen: {name: 'profile-form', profile: current}});
			}
			: (isInfluxctl ? show(current.problem ?? '') : fixedReason),
		'remove-profile': isSaved
			? () => {
				navigate({type: 'opened', screen: {name: 'remove-profile', profile: current}});
			}
			: (isInfluxctl ? `${show(current.name)} is influxctl's, whose file is never written here.` : fixedReason),
		'set-aside': services.hasDamagedFile()
			? () => {
				void (async () => {
					const {ok, message: words} = await services.setDamagedAside();
					notice(show(words), ok ? 'good' : 'danger');
				})();
			}
			: 'No file of this program is damaged.',
		quit,
	};

	const nameWidth = Math.min(24, Math.max(...profiles.map(({name}) => widthOf(show(name)))));
	const hostWidth = Math.min(40, Math.max(...profiles.map(profile => widthOf(show(placeOf(profile))))));
	const labelWidth = columns - 7;
	const labelOf = (profile: Profile) => {
		const name = padEnd(cut(show(profile.name), nameWidth, glyphs.ellipsis), nameWidth);
		const place = padEnd(show(placeOf(profile)), hostWidth);
		const details = profile.problem === undefined ? detailsOf(profile, show, place) : `${place}   ${glyphs.failed} ${show(profile.problem)}`;
		return cut(`${name}   ${details}`, labelWidth, glyphs.ellipsis);
	};

	// What does not fit into a row is told below the list, which leaves it the room at all times: a list does not change its size under the cursor.
	const hasNotes = notices.length > 0 || profiles.some(({problem}) => problem !== undefined);
	const limit = Math.max(3, rows - frameRows - 4 - (hasNotes ? noteRows : 0));

	return (
		<Screen path={[]} scope='profiles' handlers={handlers} isActive={isActive}>
			<Box flexDirection='column' paddingLeft={3} paddingTop={1}>
				<Text bold>{profiles.length > limit ? `Choose a profile (${profiles.length}, the arrows scroll)` : 'Choose a profile'}</Text>
				<Box marginTop={1} marginLeft={-2}>
					<SelectInput
						// It forgets its cursor when its items change: a new one starts on the chosen profile.
						key={JSON.stringify([limit, profiles.map(({name}) => name)])}
						isFocused={isActive}
						initialIndex={chosenIndex}
						items={profiles.map(profile => ({key: profile.name, label: labelOf(profile), value: profile.name}))}
						limit={limit}
						indicatorComponent={SelectIndicator}
						itemComponent={SelectItem}
						onHighlight={item => {
							asked.current = undefined;
							chooseProfile(item.value);
						}}
						onSelect={item => {
							void open(item.value);
						}}
					/>
				</Box>
				{hasNotes
					? (
						<Box marginTop={1} paddingRight={2} maxHeight={noteRows} overflow='hidden'>
							{current?.problem === undefined
								? <Text {...styles.warning}>{notices.map(sentence => show(sentence)).join(' ')}</Text>
								: <Text {...styles.danger}>{`${show(current.name)}: ${show(current.problem)}`}</Text>}
						</Box>
					)
					: undefined}
				{!hasNotes && profiles.every(({origin}) => origin === 'demo')
					? (
						<Box marginTop={1}>
							<Text>a adds a profile of your own: host, account, clusters, and where its management token comes from.</Text>
						</Box>
					)
					: undefined}
			</Box>
		</Screen>
	);
}

function detailsOf(profile: Profile, show: (text: string) => string, place: string): string {
	if (profile.origin === 'demo') {
		return describeSources(profile.secretSources);
	}

	const count = profile.clusters.length;
	const guards = [profile.isReadOnly ? 'read-only' : '', profile.isProtected ? 'protected' : ''].filter(guard => guard !== '');
	const clusters = `${count} ${count === 1 ? 'cluster' : 'clusters'}`;
	const source = [show(describeSources(profile.secretSources)), ...guards].join(', ');
	return `${place}   ${padEnd(clusters, 11)}   ${source}`;
}

// Of influxctl's the file says more than the host, which nearly all of them share.
function placeOf({origin, host}: Profile): string {
	return origin === 'influxctl' ? 'influxctl' : host.replace(/^https?:\/\//, '');
}
