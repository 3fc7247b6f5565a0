import {Box, Text} from 'ink';
import SelectInput from 'ink-select-input';
import {
	SelectIndicator,
	SelectItem,
	isListsOwn,
	listsOwn,
} from '../../components/select-item.js';
import {Prose} from '../../components/prose.js';
import {useWindowSize} from '../../components/use-window-size.js';
import {useAppContext, type AppContextValue, type KeyHandlers} from '../../session/app-context.js';
import {chooseProfile} from '../../profiles/choose-profile.js';
import type {Profile} from '../../profiles/types.js';
import {useShow} from '../../session/use-show.js';
import {useTheme} from '../../theme/theme-context.js';
import {Screen} from '../screen.js';
import {useBodyRows} from '../use-body-rows.js';
import {profileLabels} from './profile-labels.js';
import {ProfileNotes} from './profile-notes.js';
import {useOpenProfile} from './use-open-profile.js';
import {useProfiles} from './use-profiles.js';

/**
Rows below the list, after a blank one, for the notices and for a problem that is too long for its row.
*/
const noteRows = 3;

/**
The first screen, where a person chooses a profile. The demo is the first one, so that Enter does no harm when someone tries out the program.
*/
export function Profiles({isActive}: {readonly isActive: boolean}) {
	const {
		services, navigate, notice, quit, chosenProfile, chooseProfile: moveCursor,
	} = useAppContext();
	const {columns} = useWindowSize();
	const {glyphs} = useTheme();
	const show = useShow();
	const bodyRows = useBodyRows();
	const {profiles, notices} = useProfiles();
	const chosenIndex = indexOfName(profiles, chosenProfile);
	const current = profiles[chosenIndex];
	const {open, forget} = useOpenProfile(profiles, isActive);
	const handlers: KeyHandlers = {
		// The list handles Enter, the arrows and the digits itself.
		open: listsOwn,
		up: listsOwn,
		down: listsOwn,
		'add-profile'() {
			navigate({type: 'opened', screen: {name: 'profile-form', profile: undefined}});
		},
		...(current && changingHandlers(current, {navigate, show})),
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

	const labels = profileLabels(profiles, {width: columns - 7, glyphs, show});
	// The list leaves room for the notes as long as there are notices or any profile has a problem, so that its size does not change when the cursor moves.
	const hasNotes = notices.length > 0 || profiles.some(({problem}) => problem !== undefined);
	const limit = Math.max(3, bodyRows - 4 - (hasNotes ? noteRows : 0));

	return (
		<Screen path={[]} scope='profiles' handlers={handlers} isActive={isActive} onOther={isListsOwn}>
			<Box flexDirection='column' paddingLeft={3} paddingTop={1}>
				<Text bold>{profiles.length > limit ? `Choose a profile (${profiles.length}, the arrows scroll)` : 'Choose a profile'}</Text>
				<Box marginTop={1} marginLeft={-2}>
					<SelectInput
						// A list forgets its cursor when its items change, so a new one is mounted, which starts on the chosen profile.
						key={JSON.stringify([limit, profiles.map(({name}) => name)])}
						isFocused={isActive}
						initialIndex={chosenIndex}
						items={profiles.map(({name}, index) => ({key: name, label: labels[index]!, value: name}))}
						limit={limit}
						indicatorComponent={SelectIndicator}
						itemComponent={SelectItem}
						onHighlight={item => {
							forget();
							moveCursor(item.value);
						}}
						onSelect={item => {
							void open(item.value);
						}}
					/>
				</Box>
				{hasNotes ? <ProfileNotes profile={current} notices={notices} rows={noteRows}/> : undefined}
				{!hasNotes && profiles.every(({origin}) => origin === 'demo')
					? (
						<Box marginTop={1}>
							<Prose>a adds a profile of your own: host, account, clusters, and where its management token comes from.</Prose>
						</Box>
					)
					: undefined}
			</Box>
		</Screen>
	);
}

/**
The index of the profile of this name: as the list shows it, or else in the way in which `--profile` takes it, because a variable may name it so. The first one where there is none.
*/
function indexOfName(profiles: readonly Profile[], wanted: string | undefined): number {
	const shown = profiles.findIndex(({name}) => name === wanted);
	const meant = shown === -1 && wanted !== undefined ? chooseProfile(profiles, wanted) : undefined;
	return Math.max(0, meant?.ok ? profiles.indexOf(meant.value) : shown);
}

/**
The keys that edit and remove the profile under the cursor, or the reason why it cannot be edited or removed.
*/
function changingHandlers(profile: Profile, {navigate, show}: {readonly navigate: AppContextValue['navigate']; readonly show: (text: string) => string}): KeyHandlers {
	const name = show(profile.name);
	const edit = () => {
		navigate({type: 'opened', screen: {name: 'profile-form', profile}});
	};

	switch (profile.origin) {
		case 'saved': {
			return {
				'edit-profile': edit,
				'remove-profile'() {
					navigate({type: 'opened', screen: {name: 'remove-profile', profile}});
				},
			};
		}

		case 'influxctl': {
			return {
				'edit-profile': profile.accountId === '' ? show(profile.problem ?? '') : edit,
				'remove-profile': `${name} is influxctl's, whose file is never written here.`,
			};
		}

		default: {
			const reason = `${name} is not a saved profile: a adds one.`;
			return {'edit-profile': reason, 'remove-profile': reason};
		}
	}
}
