import type {ComponentProps} from 'react';
import {useClusterSession} from '../session/use-cluster-session.js';
import {useProfileSession} from '../session/use-profile-session.js';
import {useShow} from '../session/use-show.js';
import {Screen} from './screen.js';

type Props = Omit<ComponentProps<typeof Screen>, 'path'> & {
	readonly title: string;
};

/**
A screen in an open cluster: its path is the profile, the cluster and the title.
*/
export function ClusterScreen({title, ...rest}: Props) {
	const {profile} = useProfileSession();
	const {cluster} = useClusterSession();
	const show = useShow();
	return <Screen path={[show(profile.name), show(cluster.name), title]} {...rest}/>;
}
