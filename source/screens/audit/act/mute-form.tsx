import {Prose} from '../../../components/prose.js';
import type {MuteSubject} from '../../../audit/policy/remove-mute.js';
import {useAppContext} from '../../../session/app-context.js';
import {useClusterSession} from '../../../session/use-cluster-session.js';
import {useProfileSession} from '../../../session/use-profile-session.js';
import {useShow} from '../../../session/use-show.js';
import {parseExpiry} from '../../../tokens/time/parse-expiry.js';
import {FieldForm} from '../../field-form.js';

type Props = {
	readonly subject: MuteSubject;
	/**
	What is muted, as a part of a sentence. Raw text of the service or the policy.
	*/
	readonly words: string;
	readonly isActive: boolean;
};

const usualDays = 90;
const day = 24 * 60 * 60 * 1000;

/**
Asks for the reason and the last day of a mute, and writes it into the policy's file. The findings stay counted as muted ones until then.
*/
export function MuteForm({subject, words, isActive}: Props) {
	const {navigate, notice, services} = useAppContext();
	const {profile} = useProfileSession();
	const {audit: {rereadPolicy}} = useClusterSession();
	const show = useShow();

	const mute = async (reason: string, until: string) => {
		if (reason === '') {
			notice('Enter a reason: whoever reads the policy wants to know why.', 'warning');
			return;
		}

		const parsed = parseExpiry(until, {now: services.now(), timeZone: 'UTC'});
		if (!parsed.ok || parsed.expiresAt === undefined) {
			notice(parsed.ok ? 'A mute has an end: enter a date such as 2027-01-31, or a length such as 90d.' : show(parsed.message), 'warning');
			return;
		}

		const lastDay = parsed.expiresAt.slice(0, 10);
		const written = await services.muteFinding(profile, {...subject, reason, until: lastDay});
		if (!written.ok) {
			notice(show(written.message), 'danger');
			return;
		}

		rereadPolicy();
		navigate({type: 'closed'});
		notice(`Muted until ${lastDay}${written.value.file === undefined ? '' : show(`, in ${written.value.file}`)}.`, 'good');
	};

	return (
		<FieldForm
			title='Mute' isActive={isActive}
			introduction={<Prose>{`Mutes ${show(words)}. It is written into the policy's file, and still counted as muted.`}</Prose>}
			fields={[
				{name: 'reason', label: 'Reason', placeholder: 'e.g. OPS-1234: the vendor moves in March'},
				{
					name: 'until', label: 'Until', placeholder: 'a date, or a length such as 90d', initial: new Date(services.now() + (usualDays * day)).toISOString().slice(0, 10),
				},
			]}
			onUse={({reason, until}) => {
				void mute(reason.trim(), until.trim());
			}}
		/>
	);
}
