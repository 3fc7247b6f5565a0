import * as v from 'valibot';
import {permissionSchema} from '../../api/permission-schema.js';

const text = (meaning: string) => v.pipe(v.nullable(v.string()), v.description(meaning));

/**
A token that differs, as `diff` prints it.
*/
export const diffOutput = v.object({
	id: v.pipe(v.string(), v.description('The ID of the token, in lower case.')),
	change: v.pipe(v.picklist(['appeared', 'went-away', 'changed']), v.description('Whether only the later list has the token, or only the earlier one, or both with differences.')),
	description: text('The description in the later list. Null where the token is not in it.'),
	descriptionBefore: text('The description in the earlier list. Null where the token is not in it.'),
	status: text('The status in the later list. Null where the token is not in it, or the list tells no status.'),
	statusBefore: text('The status in the earlier list. Null where the token is not in it, or the list tells no status.'),
	expiresAt: text('When the token expires, by the later list. Null where it never does, or is not in it.'),
	expiresAtBefore: text('When the token expires, by the earlier list. Null where it never does, or is not in it.'),
	gained: v.pipe(v.array(permissionSchema), v.description('The grants that only the later list has.')),
	lost: v.pipe(v.array(permissionSchema), v.description('The grants that only the earlier list has.')),
});
