import type {AppContextValue} from '../../session/app-context.js';
import type {BaseScreen} from '../../session/screen-stack.js';
import type {ClusterSession} from '../../session/use-cluster-session.js';
import type {PaletteCommand} from './palette-commands.js';

type Options = Pick<AppContextValue, 'services' | 'notice'> & {
	readonly base: BaseScreen['name'];
	/**
	Undefined where no cluster is open.
	*/
	readonly session: ClusterSession | undefined;
	readonly show: (text: string) => string;
};

/**
A command for each saved view, by its name, where the list of tokens is on the screen.
*/
export function viewCommands({base, session, services, notice, show}: Options): readonly PaletteCommand[] {
	return session && base === 'tokens'
		? (services.habits.current().views ?? []).map(view => ({
			id: `view ${view.digit}`,
			name: `view ${view.digit}: ${show(view.name)}`,
			keys: `${view.digit}`,
			run() {
				notice(undefined);
				session.dispatchView({type: 'view-shown', view});
			},
		}))
		: [];
}
