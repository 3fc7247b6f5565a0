import type {SignInState} from '../../session/opening/use-sign-in.js';
import type {Meaning} from '../../theme/meaning.js';

export type SignInLine = {
	readonly key: string;
	/**
	Harmless to the terminal.
	*/
	readonly text: string;
	readonly meaning?: Meaning;
	/**
	Whether a blank row stands before it.
	*/
	readonly isApart: boolean;
	/**
	Cells before the text. Only what is to be copied is indented.
	*/
	readonly indent: number;
};

type Context = {
	/**
	The profile's, which has gone through `show`.
	*/
	readonly name: string;
	/**
	When the code ends.
	*/
	readonly until: string;
	readonly show: (text: string) => string;
};

const toCopy = 3; // Cells

/**
What the screen of a sign-in says, from top to bottom.
*/
export function signInLines(state: SignInState, {name, until, show}: Context): readonly SignInLine[] {
	const line = (key: string, text: string, more: Partial<SignInLine> = {}): SignInLine => ({
		key, text, isApart: false, indent: 0, ...more,
	});
	switch (state.status) {
		case 'off':
		case 'done': {
			return [];
		}

		case 'asking': {
			return [line('asking', 'Asking the identity provider for a code.', {meaning: 'muted'})];
		}

		case 'failed': {
			return [
				line('failed', show(state.message), {meaning: 'danger'}),
				line('next', 'r asks for another code, T types a management token, Esc goes back.', {isApart: true}),
			];
		}

		case 'waiting': {
			const {code: {userCode, address, completeAddress}, trouble} = state;
			return [
				line('what', `To sign in to ${name}, open this address in a browser, on any device:`),
				line('address', show(completeAddress ?? address), {indent: toCopy, isApart: true}),
				line('how', completeAddress === undefined ? 'Enter this code there:' : 'Approve only if it shows this code:', {isApart: true}),
				line('code', show(userCode), {indent: toCopy, isApart: true}),
				line('until', `Waiting until ${until}. The program goes on by itself once you have signed in.`, {isApart: true}),
				...(trouble === undefined ? [] : [line('trouble', show(trouble), {meaning: 'warning'})]),
				line('kept', 'The token is in memory only, until the program ends. T types one instead.', {meaning: 'muted', isApart: true}),
			];
		}
	}
}
