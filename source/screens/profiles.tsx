import {Box, Text} from 'ink';
import SelectInput from 'ink-select-input';
import {Frame, frameRows} from '../components/frame.js';
import {SelectIndicator, SelectItem, listsOwn} from '../components/select-parts.js';
import {useWindowSize} from '../components/use-window-size.js';
import {useAppContext, type KeyHandlers} from '../hooks/app-context.js';
import {hintsOf} from '../hooks/hints-of.js';
import {useBadges} from '../hooks/use-badges.js';
import {useKeys} from '../hooks/use-keys.js';
import {useShow} from '../hooks/use-show.js';
import {describeSource} from '../profiles/describe-source.js';
import type {Profile} from '../profiles/types.js';
import {cut, padEnd, widthOf} from '../terminal/cut.js';
import {useTheme} from '../theme/theme-context.js';

/**
The first screen: who and where. The demo comes first, so that a newcomer's Enter harms nothing.
*/
export function Profiles({isActive}: {readonly isActive: boolean}) {
	const {services, navigate, message, quit, chosenProfile, chooseProfile} = useAppContext();
	const {columns, rows} = useWindowSize();
	const {glyphs} = useTheme();
	const show = useShow();
	const badges = useBadges();
	const saved = services.savedProfiles();
	const profiles = [...services.fixedProfiles, ...saved];
	const chosenIndex = Math.max(0, profiles.findIndex(({name}) => name === chosenProfile));
	const current = profiles[chosenIndex];
	const isSaved = current?.origin === 'saved';
	const fixedReason = current ? `${show(current.name)} is not a saved profile: a adds one.` : '';

	const handlers: KeyHandlers = {
		// Enter, arrows and digits are the list's own.
		open: listsOwn,
		up: listsOwn,
		down: listsOwn,
		'add-profile'() {
			navigate({type: 'opened', screen: {name: 'profile-form', profile: undefined}});
		},
		'edit-profile': isSaved
			? () => {
				navigate({type: 'opened', screen: {name: 'profile-form', profile: current}});
			}
			: fixedReason,
		'remove-profile': isSaved
			? () => {
				navigate({type: 'opened', screen: {name: 'remove-profile', profile: current}});
			}
			: fixedReason,
		quit,
	};
	useKeys('profiles', handlers, {isActive});

	const nameWidth = Math.min(24, Math.max(...profiles.map(({name}) => widthOf(show(name)))));
	const hostWidth = Math.min(40, Math.max(...profiles.map(({host}) => widthOf(show(placeOf(host))))));
	const labelWidth = columns - 7;
	const labelOf = (profile: Profile) => {
		const name = padEnd(cut(show(profile.name), nameWidth, glyphs.ellipsis), nameWidth);
		return cut(`${name}   ${detailsOf(profile, show, hostWidth)}`, labelWidth, glyphs.ellipsis);
	};

	return (
		<Frame path={[]} badges={badges} message={message} hints={hintsOf('profiles', handlers)}>
			<Box flexDirection='column' paddingLeft={3} paddingTop={1}>
				<Text bold>Choose a profile</Text>
				<Box marginTop={1} marginLeft={-2}>
					<SelectInput
						isFocused={isActive}
						initialIndex={chosenIndex}
						items={profiles.map(profile => ({key: profile.name, label: labelOf(profile), value: profile.name}))}
						limit={Math.max(3, rows - frameRows - 4)}
						indicatorComponent={SelectIndicator}
						itemComponent={SelectItem}
						onHighlight={item => {
							chooseProfile(item.value);
						}}
						onSelect={item => {
							const profile = profiles.find(({name}) => name === item.value);
							if (!profile) {
								return;
							}

							chooseProfile(profile.name);
							navigate({type: 'opened', screen: {name: 'clusters', profile}});
						}}
					/>
				</Box>
				{saved.length === 0 && services.fixedProfiles.every(({origin}) => origin === 'demo')
					? (
						<Box marginTop={1}>
							<Text>a adds a profile of your own: host, account, clusters, and where its management token comes from.</Text>
						</Box>
					)
					: undefined}
			</Box>
		</Frame>
	);
}

function detailsOf(profile: Profile, show: (text: string) => string, hostWidth: number): string {
	if (profile.origin === 'demo') {
		return describeSource(profile.secretSource);
	}

	const count = profile.clusters.length;
	const guards = [profile.isReadOnly ? 'read-only' : '', profile.isProtected ? 'protected' : ''].filter(guard => guard !== '');
	const clusters = `${count} ${count === 1 ? 'cluster' : 'clusters'}`;
	const source = [show(describeSource(profile.secretSource)), ...guards].join(', ');
	return `${padEnd(show(placeOf(profile.host)), hostWidth)}   ${padEnd(clusters, 11)}   ${source}`;
}

function placeOf(host: string): string {
	return host.replace(/^https?:\/\//, '');
}
