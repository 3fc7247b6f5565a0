import type {ReportFormat} from '../../../audit/report/report-formats.js';
import {useAppContext} from '../../../session/app-context.js';
import {useClusterSession} from '../../../session/use-cluster-session.js';
import {useProfileSession} from '../../../session/use-profile-session.js';
import {display} from '../../../terminal/display.js';
import {version} from '../../../version.js';
import {LetterMenu} from '../../letter-menu.js';
import type {FormatChoice} from '../../tokens/export-formats.js';
import {useExport} from '../../tokens/use-export.js';
import {useAuditProblems} from '../use-audit-problems.js';

const formats: ReadonlyArray<FormatChoice<ReportFormat>> = [
	{
		letter: 'h', format: 'html', ending: 'html', label: 'HTML, for an auditor',
	},
	{
		letter: 'm', format: 'markdown', ending: 'md', label: 'Markdown, for a ticket',
	},
	{
		letter: 'c', format: 'csv', ending: 'csv', label: 'CSV, for a spreadsheet',
	},
	{
		letter: 'j', format: 'json', ending: 'json', label: 'JSON, for a program',
	},
	{
		letter: 'l', format: 'jsonl', ending: 'jsonl', label: 'JSON, one line for each finding',
	},
	{
		letter: 's', format: 'sarif', ending: 'sarif', label: 'SARIF, for code scanning',
	},
];

/**
The menu that writes the report of the audit, as the audit command does, into a new file in the current directory. Muted findings are in it where the screen shows them.
*/
export function ExportAudit() {
	const {services} = useAppContext();
	const {profile, clock: {difference}} = useProfileSession();
	const {cluster, audit: {audit, place}} = useClusterSession();
	const problems = Object.values(useAuditProblems()).filter(problem => problem !== undefined);
	const write = useExport();

	const textOf = async (format: ReportFormat): Promise<string> => {
		if (!audit) {
			return '';
		}

		const [{makeReport}, {writeReport}] = await Promise.all([import('../../../audit/report/make-report.js'), import('../../../audit/report/write-report.js')]);
		const report = makeReport(audit, {
			clock: difference === undefined ? 'this machine' : 'service',
			profile: profile.name,
			host: profile.host,
			accountId: profile.product === 'clustered' ? undefined : profile.accountId,
			clusterName: cluster.name,
			clusterId: cluster.id,
			program: version,
			problems,
		}, {hasMuted: place.showsMuted});
		return [...writeReport(report, format, display)].join('');
	};

	return (
		<LetterMenu
			title='Export the audit as' width={44} scope='export-menu'
			label='format' choices={formats}
			text={({label}) => label}
			onChoose={({format, ending}) => {
				const stamp = new Date(services.now()).toISOString().replaceAll(/[.:]/g, '-');
				write(`influx-tokens-audit-${cluster.id.slice(0, 8)}-${stamp}.${ending}`, async () => textOf(format));
			}}
		/>
	);
}
