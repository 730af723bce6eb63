from build_site.cli import main

raise SystemExit(main())
