import {
	useCallback,
	useEffect,
	useMemo,
	useState,
} from 'react';
import {activitiesOf, type Activity} from '../journal/activity.js';
import type {JournalLine} from '../journal/journal-entry.js';
import type {JournalPlace} from '../journal/place.js';
import type {PlaceContent} from '../journal/read-place.js';
import type {Result} from '../result.js';
import {rotationsFrom, type Rotation} from '../operations/rotation/rotations.js';
import type {Services} from './services.js';

/**
What a cluster's journal on the disk has of the open host and account, and the activities and rotations that follow from it.
*/
export type JournalView = {
	/**
	`undefined` while it is being read for the first time.
	*/
	readonly journal: Result<PlaceContent> | undefined;
	readonly entries: readonly JournalLine[];
	readonly activities: readonly Activity[];
	/**
	The rotations that have begun and are not over.
	*/
	readonly rotations: readonly Rotation[];
	readonly reread: () => void;
};

const none: readonly JournalLine[] = [];

/**
Reads the journal when the cluster is opened, and again when asked.
*/
export function useJournal(services: Services, {clusterId, host, accountId}: JournalPlace & {readonly clusterId: string}): JournalView {
	const [journal, setJournal] = useState<Result<PlaceContent> | undefined>(undefined);
	const [reads, setReads] = useState(0);

	useEffect(() => {
		let isCurrent = true;
		void (async () => {
			const read = await services.readJournal({clusterId, host, accountId});
			if (isCurrent) {
				setJournal(read);
			}
		})();

		return () => {
			isCurrent = false;
		};
	}, [services, clusterId, host, accountId, reads]);

	const reread = useCallback(() => {
		setReads(count => count + 1);
	}, []);
	const entries = journal?.ok ? journal.value.entries : none;
	const activities = useMemo(() => activitiesOf(entries), [entries]);
	const rotations = useMemo(() => rotationsFrom(entries), [entries]);
	return {
		journal, entries, activities, rotations, reread,
	};
}
