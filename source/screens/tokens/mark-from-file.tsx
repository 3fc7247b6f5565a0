import {Prose} from '../../components/prose.js';
import {useAppContext} from '../../session/app-context.js';
import {useClusterSession} from '../../session/use-cluster-session.js';
import {useShow} from '../../session/use-show.js';
import {idsInText} from '../../tokens/list/ids-in-text.js';
import {FieldForm} from '../field-form.js';

/**
Marks the tokens whose IDs a file holds, and does nothing else to them.
*/
export function MarkFromFile({isActive}: {readonly isActive: boolean}) {
	const {navigate, notice, services} = useAppContext();
	const {tokenOf, dispatchView} = useClusterSession();
	const show = useShow();

	const mark = async (path: string) => {
		const read = await services.readTextFile(path);
		if (!read.ok) {
			notice(show(read.message), 'danger');
			return;
		}

		const found = idsInText(read.value);
		if (!found.ok) {
			notice(show(`The file cannot be used: ${found.message}. Nothing was marked.`), 'danger');
			return;
		}

		const ids = found.value;
		const live = ids.filter(id => tokenOf(id)?.revokedAt === undefined && tokenOf(id) !== undefined);
		dispatchView({type: 'ids-marked', ids: live});
		navigate({type: 'closed'});
		notice(`${live.length} of ${ids.length} IDs in the file are tokens of this cluster that are not revoked; they are marked.`, live.length === ids.length ? 'good' : 'warning');
	};

	return (
		<FieldForm
			title='Mark from a file' isActive={isActive}
			introduction={<Prose>One ID a line, # for comments; or what list printed as CSV or JSON, or a plan.</Prose>}
			fields={[{
				name: 'path', label: 'File', placeholder: 'e.g. leaked-tokens.txt', isPath: true,
			}]}
			onUse={({path}) => {
				void mark(path.trim());
			}}
		/>
	);
}
