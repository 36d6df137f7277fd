import type { ComponentProps } from 'react';
import styles from './button.module.css';
import { join } from './join.ts';

type Look = 'primary' | 'plain' | 'quiet' | 'danger';
interface Looks {
  look?: Look;
  size?: 'm' | 'l';
}

const classOf = ({ look = 'plain', size = 'm' }: Looks, extra: string | undefined): string =>
  join(styles.button, styles[look], size === 'l' && styles.large, extra);

export function Button({
  look,
  size,
  className,
  type = 'button',
  ...rest
}: ComponentProps<'button'> & Looks) {
  return (
    <button
      {...rest}
      type={type}
      className={classOf({ ...(look && { look }), ...(size && { size }) }, className)}
    />
  );
}

/** A link that looks like a button: it leads somewhere, it does nothing by itself. */
export function LinkButton({ look, size, className, children, ...rest }: ComponentProps<'a'> & Looks) {
  return (
    <a {...rest} className={classOf({ ...(look && { look }), ...(size && { size }) }, className)}>
      {children}
    </a>
  );
}

/** An icon alone; `label` is its name for everyone who does not see it. */
export function IconButton({
  label,
  className,
  ...rest
}: Omit<ComponentProps<'button'>, 'aria-label'> & { label: string }) {
  return (
    <button
      type="button"
      {...rest}
      aria-label={label}
      title={label}
      className={join(styles.icon, className)}
    />
  );
}
