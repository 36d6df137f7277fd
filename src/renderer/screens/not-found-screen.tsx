import { toHash } from '../app/routes.ts';
import { strings } from '../strings/en.ts';
import { LinkButton } from '../ui/button.tsx';
import { Page } from '../ui/page.tsx';

export function NotFoundScreen() {
  return (
    <Page title={strings.common.notFoundTitle} lead={strings.common.notFoundText} width="reading">
      <LinkButton look="primary" href={toHash({ name: 'library' })}>
        {strings.common.toLibrary}
      </LinkButton>
    </Page>
  );
}
