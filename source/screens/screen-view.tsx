import {overlayTitles, type Overlay} from '../session/overlay.js';
import type {BaseScreen} from '../session/screen-stack.js';
import {ActivityScreen} from './activity/activity.js';
import {AuditScreen} from './audit/audit.js';
import {AuditText} from './audit/text/audit-text.js';
import {BulkEdit} from './tokens/bulk-edit.js';
import {ChangeRunScreen} from './change/change-run.js';
import {Clusters} from './clusters/clusters.js';
import {ColumnsMenu} from './tokens/columns-menu.js';
import {ConfirmChange} from './change/confirm-change.js';
import {CopyAs} from './token/copy-as.js';
import {Details} from './token/details.js';
import {ExportAudit} from './audit/act/export-audit.js';
import {ExportMenu} from './tokens/export-menu.js';
import {ExportTokens} from './tokens/export-tokens.js';
import {Help} from './program/help.js';
import {LinkBox} from './program/link-box.js';
import {ManagementToken} from './profiles/management-token.js';
import {MarkFromFile} from './tokens/mark-from-file.js';
import {Messages} from './program/messages.js';
import {MuteForm} from './audit/act/mute-form.js';
import {NoteReason} from './change/note-reason.js';
import {OpenPlan} from './plans/open-plan.js';
import {Options} from './token/options.js';
import {OverlayHeading} from './overlay-heading.js';
import {Palette} from './program/palette.js';
import {ProfileEditor} from './profiles/profile-editor.js';
import {RemediesMenu} from './audit/act/remedies-menu.js';
import {RemoveProfile} from './profiles/remove-profile.js';
import {ResumeChoice} from './change/resume-choice.js';
import {RotationScreen} from './rotation/rotation.js';
import {SavePlan} from './plans/save-plan.js';
import {SavedViews} from './tokens/views/saved-views.js';
import {SaveToken} from './editor/review/save-token.js';
import {SecretScreen} from './editor/secret/secret.js';
import {SignIn} from './profiles/sign-in.js';
import {SortMenu} from './tokens/sort-menu.js';
import {TokenEditor} from './editor/token-editor.js';
import {UnknownCreate} from './editor/unknown-create.js';
import {Tokens} from './tokens/tokens.js';

type Props = {
	readonly screen: Exclude<BaseScreen, {readonly name: 'profiles'}>;
	/**
	False while an overlay has the keys, or while the window is too small for the screen.
	*/
	readonly isActive: boolean;
};

/**
Draws a screen by its name, all but the first one, which `ScreenLayers` draws.
*/
export function ScreenView({screen, isActive}: Props) {
	switch (screen.name) {
		case 'profile-form': {
			return <ProfileEditor profile={screen.profile} isActive={isActive}/>;
		}

		case 'remove-profile': {
			return <RemoveProfile profile={screen.profile} isActive={isActive}/>;
		}

		case 'clusters': {
			return <Clusters isActive={isActive}/>;
		}

		case 'tokens': {
			return <Tokens isActive={isActive}/>;
		}

		case 'details': {
			return <Details tokenId={screen.tokenId} isActive={isActive}/>;
		}

		case 'confirm': {
			// The key makes React mount a new confirmation when a person suspends instead of revoking, so that no tick and no focus remains.
			return <ConfirmChange key={screen.batch.action} batch={screen.batch} isActive={isActive}/>;
		}

		case 'resume-choice': {
			return <ResumeChoice disagreements={screen.disagreements} isActive={isActive}/>;
		}

		case 'run': {
			return <ChangeRunScreen isActive={isActive}/>;
		}

		case 'token-form': {
			return <TokenEditor token={screen.token} isEdit={screen.isEdit} description={screen.description} isActive={isActive}/>;
		}

		case 'save-token': {
			return <SaveToken loaded={screen.loaded} edited={screen.edited} reason={screen.reason} isActive={isActive}/>;
		}

		case 'secret': {
			return <SecretScreen token={screen.token} differences={screen.differences} idProblem={screen.idProblem} rotationId={screen.rotationId} isActive={isActive}/>;
		}

		case 'unknown-create': {
			return <UnknownCreate cause={screen.cause} candidates={screen.candidates} isActive={isActive}/>;
		}

		case 'rotation': {
			return <RotationScreen token={screen.token} isActive={isActive}/>;
		}

		case 'activity': {
			return <ActivityScreen isActive={isActive}/>;
		}

		case 'audit':
		case 'mute': {
			return screen.name === 'audit' ? <AuditScreen isActive={isActive}/> : <MuteForm subject={screen.subject} words={screen.words} isActive={isActive}/>;
		}

		case 'bulk-edit': {
			return <BulkEdit isActive={isActive}/>;
		}

		case 'saved-views':
		case 'mark-from-file': {
			return screen.name === 'saved-views' ? <SavedViews isActive={isActive}/> : <MarkFromFile isActive={isActive}/>;
		}

		case 'note-reason':
		case 'save-plan':
		case 'open-plan': {
			return <PlanView screen={screen} isActive={isActive}/>;
		}
	}
}

/**
Draws an overlay by its name.
*/
export function OverlayView({screen}: {readonly screen: Overlay}) {
	const title = overlayTitles[screen.name];
	const overlay = overlayOf(screen);
	return title === undefined ? overlay : <OverlayHeading title={title}>{overlay}</OverlayHeading>;
}

function overlayOf(screen: Overlay) {
	switch (screen.name) {
		case 'options': {
			return <Options tokenId={screen.tokenId}/>;
		}

		case 'management-token': {
			return <ManagementToken reason={screen.reason}/>;
		}

		case 'sign-in': {
			return <SignIn reason={screen.reason}/>;
		}

		case 'sort': {
			return <SortMenu/>;
		}

		case 'columns': {
			return <ColumnsMenu/>;
		}

		case 'copy-as': {
			return <CopyAs operations={screen.operations}/>;
		}

		case 'export': {
			return <ExportMenu rows={screen.rows} columns={screen.columns} fileName={screen.fileName}/>;
		}

		case 'export-audit': {
			return <ExportAudit/>;
		}

		case 'export-tokens': {
			return <ExportTokens/>;
		}

		case 'audit-text': {
			return <AuditText about={screen.about}/>;
		}

		case 'remedies': {
			return <RemediesMenu/>;
		}

		case 'link': {
			return <LinkBox/>;
		}

		case 'palette': {
			return <Palette/>;
		}

		case 'messages': {
			return <Messages/>;
		}

		case 'help': {
			return <Help/>;
		}
	}
}

function PlanView({screen, isActive}: {readonly screen: Extract<BaseScreen, {readonly name: 'note-reason' | 'save-plan' | 'open-plan'}>; readonly isActive: boolean}) {
	if (screen.name === 'note-reason') {
		return <NoteReason question={screen.of} isActive={isActive}/>;
	}

	return screen.name === 'save-plan' ? <SavePlan action={screen.action} planned={screen.planned} reason={screen.reason} isActive={isActive}/> : <OpenPlan isActive={isActive}/>;
}
