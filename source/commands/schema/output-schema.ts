import * as v from 'valibot';
import {auditLineSchema, auditSchema} from '../../audit/report/audit-schema.js';
import {activitySchema} from '../../journal/rows/activity-schema.js';
import {chosenFieldsSchema, tokenSchema} from '../../tokens/list/token-schema.js';
import {checkOutput} from '../check/check-output.js';
import {diffOutput} from '../diff/diff-output.js';
import {tokenOutput} from '../get/token-output.js';
import {infoOutput} from '../info/info-output.js';
import {journalOutput} from '../journal/journal-output.js';
import {planOutput} from '../plan/plan-output.js';
import {profileOutput} from '../profiles/profile-output.js';
import {rotationOutput} from '../rotate/rotation-output.js';
import {changeOutput} from '../shared/change/result-schema.js';
import {influxctlCreationOutput, influxctlTokenOutput} from '../token/token-output.js';
import {describedOutputs, type OutputName} from './described-outputs.js';

/**
The schemas by their names: of an item where the JSON is a list, otherwise of the whole.
*/
const schemas: Readonly<Record<OutputName, v.GenericSchema>> = {
	list: tokenSchema,
	'list-columns': chosenFieldsSchema,
	get: tokenOutput,
	audit: auditSchema,
	'audit-lines': auditLineSchema,
	check: checkOutput,
	activity: activitySchema,
	diff: diffOutput,
	create: changeOutput('create'),
	update: changeOutput('update'),
	suspend: changeOutput('suspend'),
	resume: changeOutput('resume'),
	rotate: changeOutput('create', 'suspend', 'resume', 'revoke'),
	'rotate-list': rotationOutput,
	revoke: changeOutput('revoke'),
	plan: planOutput,
	apply: changeOutput('update', 'suspend', 'revoke'),
	'journal-lines': journalOutput,
	'token-list': v.array(influxctlTokenOutput),
	'token-create': influxctlCreationOutput,
	'token-get': influxctlTokenOutput,
	profiles: profileOutput,
	info: infoOutput,
};

/**
The schema of what the commands of a name print with `--format json`; for a `line` the schema of one line.
*/
export function outputSchema(name: OutputName): v.GenericSchema {
	return describedOutputs[name].shape === 'list' ? v.array(schemas[name]) : schemas[name];
}
