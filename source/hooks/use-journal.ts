import {
	useCallback,
	useEffect,
	useMemo,
	useState,
} from 'react';
import {activitiesOf, type Activity} from '../journal/activity.js';
import type {JournalLine} from '../journal/entries.js';
import type {ReadJournal} from '../journal/read-journal.js';
import {rotationsFrom, type Rotation} from '../operations/rotations.js';
import type {Services} from './services.js';

/**
A cluster's journal as it stands on the disk, and what follows from it.
*/
export type JournalView = {
	/**
	`undefined` while it is being read for the first time.
	*/
	readonly journal: ReadJournal | undefined;
	readonly entries: readonly JournalLine[];
	readonly activities: readonly Activity[];
	/**
	Those that are begun and not over.
	*/
	readonly rotations: readonly Rotation[];
	readonly reread: () => void;
};

const none: readonly JournalLine[] = [];

/**
Reads the journal when the cluster is opened, and again when asked.
*/
export function useJournal(services: Services, clusterId: string): JournalView {
	const [journal, setJournal] = useState<ReadJournal | undefined>(undefined);
	const [reads, setReads] = useState(0);

	useEffect(() => {
		let isCurrent = true;
		void (async () => {
			const read = await services.readJournal(clusterId);
			if (isCurrent) {
				setJournal(read);
			}
		})();

		return () => {
			isCurrent = false;
		};
	}, [services, clusterId, reads]);

	const reread = useCallback(() => {
		setReads(count => count + 1);
	}, []);
	const entries = journal?.ok ? journal.entries : none;
	const activities = useMemo(() => activitiesOf(entries), [entries]);
	const rotations = useMemo(() => rotationsFrom(entries), [entries]);
	return {
		journal, entries, activities, rotations, reread,
	};
}
