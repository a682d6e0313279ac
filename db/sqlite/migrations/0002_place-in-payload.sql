ALTER TABLE `record_versions` ADD `offset` integer;--> statement-breakpoint
ALTER TABLE `record_versions` ADD `length` integer;--> statement-breakpoint
ALTER TABLE `records` ADD `offset` integer;--> statement-breakpoint
ALTER TABLE `records` ADD `length` integer;