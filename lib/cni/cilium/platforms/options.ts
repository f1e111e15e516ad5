/** Where nodes keep CNI plugins. */
export interface CiliumCniPaths {
  /**
   * The folder of the plugins, absolute.
   * @pattern ^/
   * @defaultValue `/opt/cni/bin`; on GKE `/home/kubernetes/bin`
   */
  readonly binPath?: string;
  /**
   * The folder of their configurations, absolute.
   * @pattern ^/
   * @defaultValue `/etc/cni/net.d`
   */
  readonly confPath?: string;
}
